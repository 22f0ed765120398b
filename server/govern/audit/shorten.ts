// Shortens the audit log to the age an organization set, and says so in the log itself, where verification looks for it.
import { sql } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { asOwner } from '../owner.ts';
import { onHold } from '../retention/holds.ts';
import { retentionOf } from '../retention/retention.ts';
import { record } from './record.ts';

/** Removes sealed entries older than the organization keeps them; nothing while everything is on hold. Returns how many. */
export async function shortenAudit(core: Core, organization: string): Promise<number> {
  const days = await act(core, organization, program, async (context) =>
    (await onHold(context)).everything ? null : (await retentionOf(context)).auditDays,
  );
  if (days === null) return 0;
  const oldest = new Date(core.clock.now().getTime() - days * 86_400_000);
  return asOwner(core, organization, async (context) => {
    const { db } = context;
    // The sealer waits meanwhile, and so does a second shortening.
    await sql`select number from govern.audit_head where organization_id = ${organization} for update`.execute(db);
    const { rows } = await sql<{ through: string; hash: string }>`
      select number::text as through, encode(hash, 'hex') as hash from govern.audit_entry
      where organization_id = ${organization} and number < coalesce(
        (select min(number) from govern.audit_entry where organization_id = ${organization} and at >= ${oldest}),
        (select number from govern.audit_head where organization_id = ${organization}))
      order by number desc limit 1`.execute(db);
    const cut = rows[0];
    if (!cut) return 0;
    const through = Number(cut.through);
    const { numAffectedRows } = await sql`delete from govern.audit_entry
      where organization_id = ${organization} and number <= ${through}`.execute(db);
    const count = Number(numAffectedRows);
    await record(context, 'audit.shortened', { kind: 'audit', id: null }, { through, hash: cut.hash, count });
    return count;
  });
}
