// What a command needs to act on data: the core, beside a running server or with a PostgreSQL of its own.

import { operator } from '../server/core/actor.ts';
import { readConfig } from '../server/core/config.ts';
import { act, type Context, type Core } from '../server/core/context.ts';
import { openGround } from '../server/core/ground.ts';
import { openLog } from '../server/core/log.ts';
import { findOrganizations } from '../server/govern/index.ts';
import { openCore } from '../server/open-core.ts';

/** Opens what acts stand on, runs `fn`, and closes it again; the last to leave stops the embedded PostgreSQL. */
export async function withCore<T>(fn: (core: Core) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const level = process.env.OPENROUNDS_LOG_LEVEL ? config.logLevel : 'warn';
  const log = openLog(level, process.stderr);
  const ground = await openGround(config, log, (line) => process.stderr.write(`${line}\n`));
  try {
    const { core, close } = await openCore(ground);
    try {
      return await fn(core);
    } finally {
      await close();
    }
  } finally {
    await ground.close();
  }
}

/** As `withCore`, with the id of the organization that `--organization` names. */
export function withOrganization<T>(
  option: string | undefined,
  fn: (core: Core, organization: string) => Promise<T>,
): Promise<T> {
  return withCore(async (core) => fn(core, (await chooseOrganization(core, option)).id));
}

/** One act of the operator in that organization. */
export const actIn = <T>(option: string | undefined, run: (context: Context, core: Core) => Promise<T>): Promise<T> =>
  withOrganization(option, (core, id) => act(core, id, operator, (context) => run(context, core)));

/** Aborted when somebody stops the command, so that what it began comes to a good end. */
export function stopped(): AbortSignal {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return stopping.signal;
}

export interface Chosen {
  id: string;
  name: string;
}

/**
 * The organization a command acts in: the one named by `--organization` (its name or id), or the only one there is,
 * the demonstration aside.
 */
export async function chooseOrganization(core: Core, option: string | undefined): Promise<Chosen> {
  const all = await findOrganizations(core.database.kysely);
  const named = (organization: Chosen) =>
    organization.id === option || organization.name.toLowerCase() === option?.toLowerCase();
  const real = all.filter((organization) => !organization.demonstration);
  const fitting = option ? all.filter(named) : real.length > 0 ? real : all;
  if (fitting.length === 1) return fitting[0]!;
  if (all.length === 0) throw new Error('There is no organization yet: run openrounds govern setup first.');
  const why = option ? `No single organization is called ${option}.` : 'There are several organizations.';
  const list = all.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw new Error(`${why} Name one by --organization:\n${list}`);
}
