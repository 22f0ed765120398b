// Holds one of Bluesky's two streams open: frames in, batches out.
import type { Fault } from '../../../contract/connect.ts';
import type { Connector, Surroundings } from '../../connect/connector.ts';
import { object } from '../../connect/outside.ts';
import { listenTo } from '../../connect/socket.ts';
import { gather } from './batch.ts';
import { firehoseAddress, readFirehose } from './firehose.ts';
import type { Frame } from './frame.ts';
import { jetstreamAddress, readJetstream } from './jetstream.ts';

type Given = Parameters<NonNullable<Connector<'bluesky'>['stream']>>[0];

interface Kind {
  /** Where to begin the first time. */
  beginning(now: Date): unknown;
  address(cursor: unknown): string;
  most: number;
  read(data: Buffer, binary: boolean, now: Date): Frame;
  cursorOf(at: number): unknown;
  /** Where to go on when a frame was too large to take: behind it, as well as that can be known. */
  beyond(at: number): unknown;
}

function kindOf({ settings }: Given, around: Surroundings): Kind {
  if (settings.source === 'firehose') {
    return {
      // What the server still keeps, a day or so: little for one server, and nothing falls before the first frame.
      beginning: () => ({ seq: 0 }),
      address: (cursor) => firehoseAddress(settings.server ?? '', numberOf(cursor, 'seq')),
      most: 8_000_000,
      read: (data, _binary, now) => readFirehose(data, now),
      cursorOf: (seq) => ({ seq }),
      beyond: (seq) => ({ seq: seq + 1 }),
    };
  }
  return {
    beginning: (now) => ({ time: now.getTime() * 1000 }),
    address: (cursor) => jetstreamAddress(around.config.jetstreamUrl, numberOf(cursor, 'time')),
    most: 4_000_000,
    read: (data, _binary, now) => readJetstream(data.toString(), now),
    cursorOf: (time) => ({ time }),
    beyond: () => null,
  };
}

const numberOf = (cursor: unknown, name: string): number | undefined => {
  const value = object(cursor)?.[name];
  return typeof value === 'number' ? value : undefined;
};

export async function stream(given: Given, around: Surroundings): Promise<Fault | undefined> {
  const { signal, store, read } = given;
  const kind = kindOf(given, around);
  const now = () => around.clock.now();
  let { cursor } = given;
  if (cursor === null) {
    // Saved before anything is heard: whatever happens to this process, there is a place to go on from.
    cursor = kind.beginning(now());
    await store({ posts: [], changes: [], cursor });
  }
  const address = kind.address(cursor);
  const batches = gather(store, kind.cursorOf, now);
  const done = new AbortController();
  let last: number | undefined;
  let ended: Frame['ended'];
  try {
    const fault = await listenTo(
      {
        url: address,
        signal: AbortSignal.any([signal, done.signal]),
        most: kind.most,
        open: given.connected,
        hear(data, binary) {
          const frame = kind.read(data, binary, now());
          if (frame.ended) {
            ended = frame.ended;
            done.abort();
            return undefined;
          }
          last = frame.at ?? last;
          if (frame.posts.length > 0) read(frame.posts.length);
          return batches.add(frame);
        },
      },
      around.outgoing,
    );
    await batches.close();
    const host = new URL(address).hostname;
    if (ended?.forget) await store({ posts: [], changes: [], cursor: null });
    if (ended) return { code: ended.code, values: { host } };
    if (fault?.code === 'frame_too_large')
      await store({ posts: [], changes: [], cursor: kind.beyond(last ?? numberOf(cursor, 'seq') ?? 0) });
    return signal.aborted ? undefined : fault;
  } finally {
    await batches.close();
  }
}
