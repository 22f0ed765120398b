// Writes what was done into the audit log, in the transaction of the act.
import type { Context } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import '../tables.ts';

/** Ids, counts, settings and names of fields; never a person's words. */
export type Details = Record<string, string | number | boolean | null | readonly (string | number)[]>;

/**
 * Records an act, unsealed; the sealer gives it its place in the chain within a second.
 * `act` is a stable word (`watch.created`).
 */
export async function record(
  { db, organization, actor, clock }: Context,
  act: string,
  subject: { kind: string; id: string | null },
  details: Details = {},
): Promise<void> {
  await db
    .insertInto('govern.audit_entry')
    .values({
      organization_id: organization,
      id: newId(clock),
      at: clock.now(),
      actor_kind: actor.kind,
      actor_id: actor.id,
      act,
      subject_kind: subject.kind,
      subject_id: subject.id,
      details: JSON.stringify(details),
    })
    .execute();
}
