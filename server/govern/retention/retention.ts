// How long words are kept.
import type { z } from 'zod';
import type { retention as retentionShape } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { record } from '../audit/record.ts';
import '../tables.ts';

export type Retention = z.output<typeof retentionShape>;
type Place = Pick<Context, 'db' | 'organization'>;

/** Days that posts and audit entries are kept; null: for ever. */
export async function retentionOf({ db, organization }: Place): Promise<Retention> {
  const { post_days, audit_days } = await db
    .selectFrom('govern.organization')
    .select(['post_days', 'audit_days'])
    .where('organization_id', '=', organization)
    .executeTakeFirstOrThrow();
  return { postDays: post_days, auditDays: audit_days };
}

export async function setRetention(context: Context, { postDays, auditDays }: Retention): Promise<Retention> {
  const { db, organization } = context;
  const before = await retentionOf(context);
  await db
    .updateTable('govern.organization')
    .set({ post_days: postDays, audit_days: auditDays })
    .where('organization_id', '=', organization)
    .execute();
  const subject = { kind: 'organization', id: organization };
  const { postDays: postDaysBefore, auditDays: auditDaysBefore } = before;
  await record(context, 'retention.changed', subject, { postDays, auditDays, postDaysBefore, auditDaysBefore });
  await context.wake('organization');
  return { postDays, auditDays };
}
