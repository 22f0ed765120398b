// How often people and machine agree, on what was read twice with the model that reads now.
import type { agreementRoutes } from '../../../contract/learn/agreement.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Context } from '../../core/context.ts';
import { findSecondReadings } from '../store/agreement.ts';
import { overall, tally } from './tally.ts';

export async function getAgreement({
  db,
  organization,
}: Context): Promise<AnswerOf<typeof agreementRoutes.getAgreement>> {
  const every = await findSecondReadings(db, organization);
  const newest = every.reduce((last, one) => (one.at > last.at ? one : last), every[0]!);
  const now = every.filter(({ model }) => model === newest.model);
  const first = now.reduce((least, { at }) => Math.min(least, at.getTime()), Number.POSITIVE_INFINITY);
  return {
    read: now.length,
    readers: new Set(now.map(({ person_id }) => person_id)).size,
    since: now.length ? new Date(first).toISOString() : null,
    model: newest?.model ?? null,
    older: every.length - now.length,
    overall: now.length ? overall(now) : [],
    labels: tally(now),
  };
}
