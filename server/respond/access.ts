// The only way from an id to a conversation of the inbox: by right and by facility.
import type { Selectable } from 'kysely';
import type { Right } from '../../contract/rights.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Context } from '../core/context.ts';
import { notFound } from '../core/errors.ts';
import { lockThreads } from './store/thread.ts';
import type { ThreadTable } from './tables.ts';

export type ThreadRow = Selectable<ThreadTable>;

/** Held until the transaction ends: two who act on one conversation come one after the other. */
export async function accessThreads(context: Context, ids: readonly string[], right: Right): Promise<ThreadRow[]> {
  const wanted = [...new Set(ids)];
  const rows = await lockThreads(context.db, context.organization, wanted);
  const facilities = facilitiesFor(context.actor, right);
  const seen = rows.filter(
    ({ facility_id }) =>
      facilities === null || (facilities.length > 0 && (facility_id === null || facilities.includes(facility_id))),
  );
  if (seen.length < wanted.length) throw notFound();
  return seen;
}

export async function accessThread(context: Context, id: string, right: Right): Promise<ThreadRow> {
  return (await accessThreads(context, [id], right))[0]!;
}

/** Whoever acts as themselves; a program or a key is nobody who could have a conversation. */
export const personOf = ({ actor }: Pick<Context, 'actor'>): string | null =>
  actor.kind === 'person' ? actor.id : null;
