// The worker's half of connect in a process of its own, so that a test can kill it: settings come as JSON on the command line.

import { startConnect } from '../../server/connect/index.ts';
import { plainReceiver } from '../../server/connect/testing/receiver.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { systemClock } from '../../server/core/clock.ts';
import { readConfig } from '../../server/core/config.ts';
import type { Core } from '../../server/core/context.ts';
import { openDatabase } from '../../server/core/database.ts';
import { openMetrics } from '../../server/core/health.ts';
import { fixedKeys } from '../../server/core/keys.ts';
import { openLive } from '../../server/core/live.ts';
import { silentLog } from '../../server/core/log.ts';
import { openOutgoing } from '../../server/core/outgoing.ts';

const { url, waits, plc } = JSON.parse(process.argv[2]!) as { url: string; waits: [string, string][]; plc?: string };
const ground = {
  config: readConfig({ OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1,localhost', OPENROUNDS_PLC_URL: plc }),
  database: await openDatabase({ url, max: 4, log: silentLog }),
  clock: systemClock,
  log: silentLog,
  keys: fixedKeys('test '.repeat(10), Buffer.alloc(32, 7)),
};
const core: Core = {
  ...ground,
  jobs: { later: async () => {}, close: async () => {} },
  events: { emit: async () => {} },
  live: openLive(ground),
  outgoing: openOutgoing(ground),
  metrics: openMetrics(),
};
const receiver = plainReceiver(core);
for (const [organization, word] of waits) receiver.waits.set(organization, word);
await startConnect(core, { connectors: [bluesky], receiver });
