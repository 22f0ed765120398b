// Holds a channel: reads on from where it stopped, listens, reads on now and then for what the stream kept back, and where
// the server does not let it listen, asks instead.
import type { Fault } from '../../../contract/connect.ts';
import type { Connector, SettingsOf, Surroundings } from '../../connect/connector.ts';
import { askedToWait, listenTo } from '../../connect/socket.ts';
import { pause } from '../../core/lease.ts';
import { type Api, isFault, signedIn } from './api.ts';
import { catchUp, type Failed, type Round } from './catch-up.ts';
import { countOf, gathered, hearMessage } from './hear.ts';
import { placeOf } from './place.ts';
import { instanceOf } from './sign-in.ts';
import type { View } from './status.ts';

type Given = Parameters<NonNullable<Connector<'mastodon'>['attend']>>[0];

export interface Pace {
  /** Between two readings while the stream is held, ms. */
  listening: number;
  /** Between two readings while it can't be. */
  asking: number;
  /** What a stream says is gathered for this long. */
  gather: number;
}

export const usualPace: Pace = { listening: 300_000, asking: 60_000, gather: 250 };

/** The longest a server may ask us to stay away before that is shown as a fault. */
const longestWait = 15 * 60_000;
const mostGathered = 500;

export const attendAt =
  (pace: Pace): NonNullable<Connector<'mastodon'>['attend']> =>
  async (given, around) => {
    const api = await signedIn(given.credentials, given.settings, around);
    if (isFault(api)) return api;
    const { signal } = given;
    const session = await open(api, given, around);
    let quietUntil = 0;
    for (let broken = 0; !signal.aborted; ) {
      const failed = await session.readOn();
      if (signal.aborted) return undefined;
      if (failed) {
        if (!(await waited(failed, around, signal))) return failed.fault;
        continue;
      }
      given.connected();
      const begun = performance.now();
      if (begun < quietUntil) {
        // It does not want us to listen for now: it is asked instead.
        await pause(Math.min(pace.asking, quietUntil - begun), signal);
        continue;
      }
      const ended = await session.listen(pace);
      if (ended.failed && !ended.failed.retryAt) return ended.failed.fault;
      quietUntil = performance.now() + askedToWait(ended.fault);
      // A stream that stood for a while is opened again at once; one that does not, less and less often: the lists are read then.
      broken = performance.now() - begun > pace.asking ? 0 : broken + 1;
      if (broken > 0) await pause(Math.min(pace.asking, 1000 * 2 ** broken), signal);
    }
    return undefined;
  };

/** Waits as long as the server asked; false where it did not, or for too long. */
async function waited({ retryAt }: Failed, { clock }: Surroundings, signal: AbortSignal): Promise<boolean> {
  const ms = retryAt ? retryAt.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
  if (ms > longestWait) return false;
  await pause(Math.max(ms, 1000), signal);
  return true;
}

async function open(api: Api, { settings, cursor, signal, store, sift }: Given, around: Surroundings) {
  const { domain, streaming } = await instanceOf(api, signal);
  const view = (): View => ({
    host: api.host,
    domain: settings.account?.handle.split('@').at(-1) ?? domain ?? api.host,
    own: settings.account?.id,
    now: around.clock.now(),
  });
  const place = placeOf(cursor);
  const round: Round = { api, settings, place, view, store, sift, signal };

  // One after the other: what is deleted while a page is read is taken away after the page is stored.
  let line: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = line.then(run);
    line = mine.catch(() => {});
    return mine;
  };
  const readOn = () => inTurn(() => catchUp(round));

  const listen = async (pace: Pace): Promise<{ fault?: Fault | undefined; failed?: Failed | undefined }> => {
    const over = new AbortController();
    let waiting = gathered();
    let failed: Failed | undefined;
    let soon: NodeJS.Timeout | undefined;
    const flush = () => {
      clearTimeout(soon);
      soon = undefined;
      return inTurn(async () => {
        const { kept, sought, skipped } = waiting;
        waiting = gathered();
        if (sought.posts.length + sought.changes.length > 0) await sift({ ...sought, cursor: undefined });
        if (kept.posts.length + kept.changes.length + skipped > 0)
          await store({ ...kept, cursor: undefined, skipped, lagSeconds: 0 });
      });
    };
    // While the stream stands, a list that can't be read for once is read the next time.
    const again = async (needed: boolean) => {
      const refused = await readOn();
      if (!refused || refused.retryAt || (!needed && refused.fault.code !== 'signed_out')) return;
      failed = refused;
      over.abort();
    };
    let thrown: unknown;
    const wrong = (error: unknown) => {
      thrown = error;
      over.abort();
    };
    const often = setInterval(() => void again(false).catch(wrong), pace.listening);
    try {
      const fault = await listenTo(
        {
          url: streamOf(api, streaming),
          headers: { authorization: `Bearer ${api.token}` },
          signal: AbortSignal.any([signal, over.signal]),
          most: 2_000_000,
          first: subscriptions(settings),
          open() {
            // What was said between the last reading and this moment.
            void again(true).catch(wrong);
          },
          hear(data) {
            hearMessage(data, waiting, place, view());
            if (countOf(waiting) > mostGathered) return flush();
            if (countOf(waiting) > 0) soon ??= setTimeout(() => void flush().catch(wrong), pace.gather);
            return undefined;
          },
        },
        around.outgoing,
      );
      await flush();
      // What could not be stored is read again from the place that was saved.
      if (thrown) throw thrown;
      return { fault, failed };
    } finally {
      clearInterval(often);
      clearTimeout(soon);
      await line;
    }
  };
  return { readOn, listen };
}

/** The server's own word for where it streams; never in clear what was asked for under TLS. */
function streamOf({ server }: Api, streaming: string | undefined): string {
  const own = server.replace(/^http/, 'ws');
  const told = URL.parse(streaming ?? '');
  const fit = told && (told.protocol === 'wss:' || (told.protocol === 'ws:' && own.startsWith('ws:')));
  return new URL('/api/v1/streaming', fit ? told : own).href;
}

function subscriptions({ hashtags, public: heard }: SettingsOf<'mastodon'>): string[] {
  const streams = [
    { stream: 'user' },
    ...hashtags.map((tag) => ({ stream: 'hashtag', tag })),
    ...(heard === 'none' ? [] : [{ stream: heard === 'local' ? 'public:local' : 'public' }]),
  ];
  return streams.map((each) => JSON.stringify({ type: 'subscribe', ...each }));
}
