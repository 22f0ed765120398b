// How long words are kept.
import type { z } from 'zod';
import type { retention as retentionShape } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { record } from '../audit/record.ts';
import { saveKept, selectKept } from './store.ts';

export type Retention = z.output<typeof retentionShape>;
type Place = Pick<Context, 'db' | 'organization'>;

/** Days that posts and audit entries are kept; null: for ever. */
export const retentionOf = ({ db, organization }: Place): Promise<Retention> => selectKept(db, organization);

export async function setRetention(context: Context, { postDays, auditDays }: Retention): Promise<Retention> {
  const { db, organization } = context;
  const before = await retentionOf(context);
  await saveKept(db, organization, { postDays, auditDays });
  const subject = { kind: 'organization', id: organization };
  const { postDays: postDaysBefore, auditDays: auditDaysBefore } = before;
  await record(context, 'retention.changed', subject, { postDays, auditDays, postDaysBefore, auditDaysBefore });
  await context.wake('organization');
  return { postDays, auditDays };
}
