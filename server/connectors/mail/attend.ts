// Holds a mailbox: reads on from the last number it knows, then waits to be told that there is more.
import type { ArrivedPost } from '../../../contract/post.ts';
import type { Connector, Cursor } from '../../connect/connector.ts';
import { object } from '../../connect/outside.ts';
import { mailFault } from './fault.ts';
import { letterOf, smallest } from './letter.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import { readMessage } from './message.ts';

/** How far back the first reading goes. */
const first = 100;
const each = 25;
/** Some servers say nothing by themselves. */
const often = 300_000;
const day = 86_400_000;

interface Place {
  /** The server's word for the numbering; with another one the numbers mean nothing. */
  validity: string;
  last: number;
  /** When the newest letter had come, ms. */
  newest: number;
}

export const attend: NonNullable<Connector<'mail'>['attend']> = async (given, around) => {
  const { settings, credentials, signal } = given;
  const { host } = settings.imap;
  const password = (await credentials.read())?.password;
  if (typeof password !== 'string') return { code: 'signed_out', values: { host } };
  const mailbox = await openMailbox(settings, password, signal, around);
  if ('code' in mailbox) return signal.aborted ? undefined : mailbox;
  const { client } = mailbox;
  const bell = bellOf(mailbox, signal);
  try {
    const folder = await client.mailboxOpen(settings.folder, { readOnly: true }).catch(() => undefined);
    if (!folder) return client.usable ? { code: 'mail_folder', values: { host, folder: settings.folder } } : lost(host);
    let place = await placeFor(mailbox, given.cursor, String(folder.uidValidity));
    for (let standing = false; !signal.aborted && client.usable; standing = true) {
      place = await readOn(mailbox, place, given, around.clock.now);
      if (!standing) given.connected();
      if (!bell.rung() && client.usable) {
        client.idle().catch(() => {});
        await bell.wait();
      }
    }
    return signal.aborted ? undefined : lost(host);
  } catch (error) {
    if (signal.aborted) return undefined;
    // What could not be stored is not the server's fault.
    if (error instanceof NotStored) throw error.cause;
    return mailFault(error, host);
  } finally {
    bell.close();
    mailbox.close();
  }
};

const lost = (host: string) => ({ code: 'stream_closed', values: { host } });

class NotStored extends Error {}

/** Rings when something has come, when the connection has ended, and now and then. */
function bellOf({ client }: Mailbox, signal: AbortSignal) {
  let rung = false;
  let wake = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  client.on('exists', ring);
  client.on('close', ring);
  signal.addEventListener('abort', ring);
  const clock = setInterval(ring, often);
  return {
    rung() {
      const was = rung;
      rung = false;
      return was;
    },
    wait: () =>
      new Promise<void>((done) => {
        wake = () => {
          rung = false;
          done();
        };
        if (rung) wake();
      }),
    close() {
      clearInterval(clock);
      signal.removeEventListener('abort', ring);
    },
  };
}

/** Where to begin: behind what is known; where the numbering is another, a day before the newest known letter. */
async function placeFor({ client }: Mailbox, cursor: Cursor, validity: string): Promise<Place> {
  const saved = object(cursor);
  const [last, newest] = [Number(saved?.last), Number(saved?.newest)];
  if (saved?.validity === validity && Number.isSafeInteger(last)) return { validity, last, newest: newest || 0 };
  if (newest > 0) {
    const found = await client.search({ since: new Date(newest - day) }, { uid: true });
    const from = found && found.length > 0 ? Math.min(...found) : undefined;
    const all = from ?? (await newestNumber(client)) + 1;
    return { validity, last: all - 1, newest };
  }
  const exists = client.mailbox ? client.mailbox.exists : 0;
  const start = exists > first ? await client.fetchOne(String(exists - first + 1), { uid: true }) : undefined;
  return { validity, last: start ? start.uid - 1 : 0, newest: 0 };
}

async function newestNumber(client: Mailbox['client']): Promise<number> {
  const last = await client.fetchOne('*', { uid: true });
  return last ? last.uid : 0;
}

async function readOn(
  mailbox: Mailbox,
  from: Place,
  { settings, store }: Pick<Parameters<typeof attend>[0], 'settings' | 'store'>,
  now: () => Date,
): Promise<Place> {
  const { client } = mailbox;
  // `n:*` names the last letter even when it is below n.
  const found = await client.search({ uid: `${from.last + 1}:*` }, { uid: true });
  const numbers = (found || []).filter((uid) => uid > from.last).sort((a, b) => a - b);
  const keep = (posts: ArrivedPost[], cursor: Place) =>
    store({ posts, changes: [], cursor, lagSeconds: 0 }).catch((cause) => {
      throw new NotStored('Not stored', { cause });
    });
  let place = from;
  for (let at = 0; at < numbers.length; at += each) {
    const wanted = numbers.slice(at, at + each);
    const query = { uid: true, size: true, internalDate: true, source: { start: 0, maxLength: smallest } };
    const letters = await client.fetchAll(wanted.join(','), query, { uid: true });
    const posts: ArrivedPost[] = [];
    let { newest } = place;
    let last: number | undefined;
    for (const letter of letters.sort((a, b) => a.uid - b.uid)) {
      const arrived = letter.internalDate ? new Date(letter.internalDate) : undefined;
      if (arrived) newest = Math.max(newest, arrived.getTime() || 0);
      const view = { address: settings.address, now: now(), arrived };
      const post = await readMessage(await letterOf(mailbox, letter), view);
      if (post) posts.push(post);
      // It was one that the connection ended over: it is behind us when the next one stands.
      if (!client.usable) last = letter.uid;
      if (last) break;
    }
    place = { ...place, last: last ?? wanted.at(-1)!, newest };
    await keep(posts, place);
    if (last) return place;
  }
  if (numbers.length === 0) await keep([], place);
  return place;
}
