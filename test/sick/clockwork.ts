// The worker, the networks and the time limits of calls on one clock that the test moves: nothing happens between two steps.
import { type FixedClock, fixedClock } from '../../server/core/clock.ts';
import type { Asked, Outgoing } from '../../server/core/outgoing.ts';
import type { Mastodon } from '../mastodon/index.ts';

/** Every call carries a name, and is cut off when the clock says that its time is over. */
export function timed(outgoing: Outgoing, clock: FixedClock) {
  const calls = new Map<string, { until: number; cut: AbortController }>();
  let last = 0;
  const ask = async (url: string, asked: Asked = {}) => {
    const name = String(++last);
    const cut = new AbortController();
    calls.set(name, { until: clock.now().getTime() + (asked.within ?? 20_000), cut });
    try {
      const signal = asked.signal ? AbortSignal.any([asked.signal, cut.signal]) : cut.signal;
      // The real limit is there for a test that hangs.
      return await outgoing.ask(url, {
        ...asked,
        signal,
        within: 60_000,
        headers: { ...asked.headers, 'x-call': name },
      });
    } finally {
      calls.delete(name);
    }
  };
  return {
    outgoing: { ...outgoing, ask },
    open: () => [...calls.keys()],
    cutLate() {
      for (const { until, cut } of calls.values())
        if (until <= clock.now().getTime()) cut.abort(new DOMException('Late', 'TimeoutError'));
    },
  };
}

export interface Worker {
  round(): Promise<string[]>;
  running(): number;
}

/** Moves everybody's clock on, and lets the worker go round until it finds nothing more to begin. */
export function clockwork(networks: readonly Pick<Mastodon, 'do'>[], start: string) {
  const clock = fixedClock(start);
  let rounds = 0;
  const everyone = (run: (network: Pick<Mastodon, 'do'>) => Promise<unknown>) => Promise.all(networks.map(run));
  const tell = () => everyone((network) => network.do({ do: 'time', at: clock.now().toISOString() }));
  return {
    clock,
    tell,
    /** How often the worker was woken; what it begins when a place falls free belongs to the same. */
    rounds: () => rounds,
    /** @param begun called with what each round began */
    async step(ms: number, worker: Worker, calls: ReturnType<typeof timed>, begun: (ids: string[]) => void = () => {}) {
      /** Until each delivery on its way waits for an answer that only time can bring. */
      const settle = async () => {
        for (;;) {
          const held = (await everyone((network) => network.do({ do: 'open' }))).flat().sort();
          const open = calls.open().sort();
          if (worker.running() === open.length && open.join() === held.join()) return;
          await new Promise((soon) => setTimeout(soon, 1));
        }
      };
      clock.advance(ms);
      rounds++;
      await tell();
      calls.cutLate();
      await settle();
      for (;;) {
        const ids = await worker.round();
        begun(ids);
        if (ids.length === 0) return;
        await settle();
      }
    },
  };
}
