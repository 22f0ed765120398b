// The ground floor, opened in its order: PostgreSQL, schema, keys, database; and closed the other way round.

import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import type { Ground } from './context.ts';
import { openDatabase } from './database.ts';
import { openKeys } from './keys.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { providePostgres } from './postgres/index.ts';

export interface OpenGround extends Ground {
  close(): Promise<void>;
}

/** Opens what every process of ours stands on; `say` tells the person who starts it what they should know. */
export async function openGround(config: Config, log: Log, say: (line: string) => void): Promise<OpenGround> {
  const postgres = await providePostgres(config, log, { say });
  try {
    await migrate(postgres.url, log);
    const keys = await openKeys(config, log);
    const database = await openDatabase({ url: postgres.url, max: config.databaseConnections, log });
    const close = async () => {
      await database.close();
      await postgres.release();
    };
    return { config, database, clock: systemClock, log, keys, close };
  } catch (error) {
    await postgres.release();
    throw error;
  }
}
