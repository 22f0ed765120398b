// The door that connect's arrivals go through.
import { availableParallelism } from 'node:os';
import type { ArrivedChange } from '../../contract/post.ts';
import type { Receiver } from '../connect/index.ts';
import type { Core } from '../core/context.ts';
import { foresee } from './arrive/foresee.ts';
import { receive } from './arrive/receive.ts';
import { Standing } from './match/standing.ts';
import { openStreamMatcher, type StreamMatcher } from './match/watches.ts';
import { findHolders } from './store/holders.ts';

const matchers = new WeakMap<Core, StreamMatcher>();

/** One matcher for a process, opened when the first stream asks. */
function matcherOf(core: Core): StreamMatcher {
  const open = matchers.get(core) ?? openStreamMatcher(core, Math.max(1, Math.min(2, availableParallelism() - 1)));
  matchers.set(core, open);
  return open;
}

export function createReceiver(core: Core): Receiver {
  const standings = new Map<string, Standing>();
  const standingOf = (organization: string) => {
    const standing = standings.get(organization) ?? new Standing();
    standings.set(organization, standing);
    return standing;
  };
  return {
    receive: (context, batch) => receive(context, batch, standingOf(context.organization)),
    foresee: (posts) => void foresee(posts, core.clock.now()),
    match: (posts, organizations) => matcherOf(core).match(posts, organizations),
    holders: (changes) => holders(core, changes),
  };
}

/** The worker's half of this room; `stop` ends the matching threads. */
export async function startListen(core: Core): Promise<{ stop(): Promise<void> }> {
  return {
    async stop() {
      await matchers.get(core)?.stop();
      matchers.delete(core);
    },
  };
}

async function holders(core: Core, changes: readonly ArrivedChange[]): Promise<Map<string, ArrivedChange[]>> {
  const held = new Map<string, ArrivedChange[]>();
  if (changes.length === 0) return held;
  for (const { organization, number } of await findHolders(core.database, changes)) {
    held.set(organization, [...(held.get(organization) ?? []), changes[number - 1]!]);
  }
  return held;
}
