// Legal holds: what is kept for the law, whatever the retention says.
import type { z } from 'zod';
import type { govern, hold as holdShape } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { type HoldRow, insertHold, selectCovered, selectHolds, setReleased } from './store.ts';

type Hold = z.output<typeof holdShape>;
type Place = Pick<Context, 'db' | 'organization'>;

/** What open legal holds cover: ids of posts, conversations, authors and watches, or everything. */
export interface Held {
  everything: boolean;
  posts: string[];
  conversations: string[];
  authors: string[];
  watches: string[];
}

export async function onHold({ db, organization }: Place): Promise<Held> {
  const rows = await selectCovered(db, organization);
  const held = (covers: Hold['covers']) =>
    rows.filter((row) => row.covers === covers).flatMap(({ subject_id }) => subject_id ?? []);
  return {
    everything: rows.some(({ covers }) => covers === 'everything'),
    posts: held('post'),
    conversations: held('conversation'),
    authors: held('author'),
    watches: held('watch'),
  };
}

export async function findHolds({ db, organization }: Place): Promise<Hold[]> {
  return (await selectHolds(db, organization)).map(showHold);
}

export async function placeHold(
  context: Context,
  { reason, covers, subjectId }: z.output<typeof govern.placeHold.body>,
): Promise<Hold> {
  if ((covers === 'everything') !== (subjectId === null)) throw new Refusal('hold.subject');
  const { db, organization, clock, actor } = context;
  const row = await insertHold(db, {
    organization_id: organization,
    id: newId(clock),
    reason,
    covers,
    subject_id: subjectId,
    placed_at: clock.now(),
    placed_by: actor.id,
    released_at: null,
    released_by: null,
  });
  await record(context, 'hold.placed', { kind: 'hold', id: row.id }, { covers, subjectId });
  await context.wake('organization');
  return showHold(row);
}

export async function releaseHold(context: Context, id: string): Promise<Hold> {
  const { db, organization, clock, actor } = context;
  const row = await setReleased(db, organization, id, { at: clock.now(), by: actor.id });
  if (!row) throw notFound();
  await record(context, 'hold.released', { kind: 'hold', id });
  await context.wake('organization');
  return showHold(row);
}

const showHold = (row: HoldRow): Hold => ({
  id: row.id,
  reason: row.reason,
  covers: row.covers,
  subjectId: row.subject_id,
  placedAt: row.placed_at.toISOString(),
  releasedAt: row.released_at?.toISOString() ?? null,
});
