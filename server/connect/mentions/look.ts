// Looks at one mention: the page that is said to link to ours is asked, and becomes a post, another text, or nothing.
import type { Fault } from '../../../contract/connect.ts';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { kindOf } from '../../core/jobs.ts';
import { type Connector, connectorOf, type Mentioned } from '../connector.ts';
import { keepHeard } from '../hear/keep-heard.ts';
import type { Receiver } from '../receiver.ts';
import { countUp } from './limits.ts';
import { claimMention, digestOf, findSiblings, type MentionKey, type MentionRow, saveMention } from './store.ts';

const longestLook = 60_000;
/** After a page that was not reached: minutes, hours, a day; then it is left alone. */
const pauses = [60_000, 600_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000];

export interface Around {
  connectors: readonly Connector[];
  receiver: Receiver;
}

/** `busy`: another process is at it, or its channel hears nothing now. */
export type Outcome = { state: MentionRow['state'] | 'busy'; fault: Fault | null };

export async function lookAt(core: Core, around: Around, key: MentionKey, signal: AbortSignal): Promise<Outcome> {
  const claimed = await claim(core, key);
  if (!claimed) return { state: 'busy', fault: null };
  const { row, post, siblings } = claimed;
  const save = (values: Parameters<typeof saveMention>[2], all = false) =>
    act(core, key.organization, program, async ({ db, wake }) => {
      await saveMention(db, key, { claimed_until: null, ...values }, all);
      if (values.fault) await wake('channels');
    });
  const wait = await countUp(core, [
    ['source', row.source],
    ['host', row.host],
    ['all', ''],
  ]);
  if (wait) {
    await save({ due_at: wait });
    return { state: 'waiting', fault: null };
  }
  const mentioned = await ask(core, around, row, signal);
  if (signal.aborted) {
    await save({});
    return { state: 'waiting', fault: null };
  }
  const now = core.clock.now();
  if (mentioned.was === 'later') return later(row, mentioned, now, save);

  const network = post.network ?? (mentioned.was === 'there' ? mentioned.post.network : row.settings.connector);
  const by = { organization: key.organization, id: key.channelId, facilityId: row.facility_id, network };
  /** False when the channel was paused or removed meanwhile. */
  const keep = async (heard: Parameters<typeof keepHeard>[3]) => {
    let kept = false;
    const after = (at: Date) => {
      kept = true;
      return { last_heard_at: at, fault: null };
    };
    await keepHeard(core, around.receiver, by, heard, after, { signal });
    return kept;
  };
  const leave = async (): Promise<Outcome> => {
    await save({});
    return { state: 'busy', fault: null };
  };
  const settled = { looked_at: now, due_at: null, tries: 0 };

  if (mentioned.was === 'there') {
    const arrived = { ...mentioned.post, network, externalId: post.externalId };
    const { at: _when, ...said } = arrived;
    const words = digestOf(JSON.stringify(said));
    const isSame = post.words?.equals(words);
    const change = { change: 'edited' as const, network, externalId: post.externalId, post: arrived };
    if (!isSame && !(await keep({ posts: [arrived], changes: post.words ? [change] : [] }))) return leave();
    await save({ ...settled, state: 'shown', fault: null, network, external_id: post.externalId, words });
    return { state: 'shown', fault: null };
  }
  const { fault } = mentioned;
  // What can't be read any more is neither there nor gone.
  const isShown = row.state === 'shown';
  const stays = isShown && mentioned.was === 'refused';
  const isLast = mentioned.was === 'gone' || (isShown && !siblings.some(({ state }) => state === 'shown'));
  const takesBack = !stays && isLast && post.network !== null;
  const change = { change: 'deleted' as const, network, externalId: post.externalId, at: now };
  if (takesBack && !(await keep({ posts: [], changes: [change] }))) return leave();
  const state = stays ? 'shown' : isShown || takesBack ? 'gone' : 'refused';
  await save({ ...settled, state, fault: JSON.stringify(fault) }, takesBack);
  return { state, fault };
}

/** The row, taken for oneself; and the post it is or will be, which all mentions of one page share. */
function claim(core: Core, key: MentionKey) {
  return act(core, key.organization, program, async ({ db, clock }) => {
    const now = clock.now();
    const row = await claimMention(db, key, now, new Date(now.getTime() + longestLook * 2));
    if (!row) return undefined;
    const siblings = await findSiblings(db, key);
    const shown = [row, ...siblings].find(({ state, network }) => state === 'shown' && network !== null);
    if (shown?.external_id) {
      const post = { externalId: shown.external_id, network: shown.network, words: shown.words };
      return { row, siblings, post };
    }
    // A post that was taken back stays so: what comes after it is another one. One that was cut off is the same.
    const isAgain = [row, ...siblings].some(({ state }) => state === 'gone');
    const begun = row.state !== 'gone' ? row.external_id : null;
    const externalId = begun ?? `mention:${row.source}${isAgain ? ` ${now.getTime()}` : ''}`;
    const state = row.state === 'gone' ? 'waiting' : row.state;
    await saveMention(db, key, { external_id: externalId, state, network: null, words: null });
    return { row: { ...row, state }, siblings, post: { externalId, network: null, words: null } };
  });
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>['row'];

function ask(core: Core, { connectors }: Around, row: Claimed, signal: AbortSignal): Promise<Mentioned> {
  const mention = connectorOf(connectors, row.settings.connector)?.mention;
  const failed: Mentioned = { was: 'later', fault: { code: 'connector', values: {} } };
  if (!mention) return Promise.resolve(failed);
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(longestLook)]);
  const isNew = row.looked_at === null;
  return mention({ settings: row.settings, source: row.source, target: row.target, isNew, signal: inTime }, core).catch(
    (error): Mentioned => {
      core.log.error({ connector: row.settings.connector, kind: kindOf(error) }, 'A connector failed.');
      return failed;
    },
  );
}

async function later(
  row: Claimed,
  { fault, nextTryAt }: Extract<Mentioned, { was: 'later' }>,
  now: Date,
  save: (values: Parameters<typeof saveMention>[2]) => Promise<void>,
): Promise<Outcome> {
  const pause = pauses[row.tries];
  const state = pause === undefined && row.state === 'waiting' ? 'refused' : row.state;
  const next = pause === undefined ? null : new Date(now.getTime() + pause);
  const due = next && nextTryAt && nextTryAt > next ? nextTryAt : next;
  await save({ state, fault: JSON.stringify(fault), tries: row.tries + 1, looked_at: now, due_at: due });
  return { state, fault };
}
