// Founds an organization with its facilities, in a transaction that is open and then stands inside it.
import type { z } from 'zod';
import type { facilityInput, organizationInput } from '../../../contract/govern.ts';
import type { Actor } from '../../core/actor.ts';
import { type Context, type Core, enter } from '../../core/context.ts';
import type { Transaction } from '../../core/database.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { addFacility } from './facilities.ts';
import { checkTimeZone } from './time-zone.ts';

export interface Founding {
  organization: z.output<typeof organizationInput>;
  facilities: z.output<typeof facilityInput>[];
  demonstration?: boolean;
}

/** Returns the context inside the new organization, and its facilities' ids in the order given. */
export async function foundOrganization(
  core: Core,
  db: Transaction,
  actor: Actor,
  { organization, facilities, demonstration = false }: Founding,
): Promise<{ context: Context; facilityIds: string[] }> {
  await checkTimeZone(db, organization.timeZone);
  const context = await enter(core, db, newId(core.clock), actor);
  await db
    .insertInto('govern.organization')
    .values({
      organization_id: context.organization,
      name: organization.name,
      kind: organization.kind,
      other_names: organization.otherNames,
      language: organization.language,
      time_zone: organization.timeZone,
      demonstration,
      post_days: null,
      audit_days: null,
      created_at: core.clock.now(),
    })
    .execute();
  await record(context, 'organization.founded', { kind: 'organization', id: context.organization });
  const facilityIds: string[] = [];
  for (const facility of facilities) facilityIds.push((await addFacility(context, facility)).id);
  return { context, facilityIds };
}
