// Reads and changes what the organization says of itself.
import type { z } from 'zod';
import type { organizationInput, organization as organizationShape } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { record } from '../audit/record.ts';
import { selectFacilities, selectOrganization } from './store.ts';
import { checkTimeZone } from './time-zone.ts';
import { showOrganization } from './views.ts';

type Organization = z.output<typeof organizationShape>;

export async function getOrganization({ db, organization }: Context): Promise<Organization> {
  const row = await selectOrganization(db, organization);
  if (!row) throw notFound();
  return showOrganization(row, await selectFacilities(db, organization));
}

export async function updateOrganization(
  context: Context,
  input: Partial<z.output<typeof organizationInput>>,
): Promise<Organization> {
  const { db, organization } = context;
  if (input.timeZone !== undefined) await checkTimeZone(db, input.timeZone);
  const to = {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.kind !== undefined && { kind: input.kind }),
    ...(input.otherNames !== undefined && { other_names: input.otherNames }),
    ...(input.language !== undefined && { language: input.language }),
    ...(input.timeZone !== undefined && { time_zone: input.timeZone }),
  };
  const fields = Object.keys(to);
  if (fields.length) {
    await db.updateTable('govern.organization').set(to).where('organization_id', '=', organization).execute();
    await record(context, 'organization.changed', { kind: 'organization', id: organization }, { fields });
    await context.events.emit(db, 'organization.changed', { organizationId: organization });
    await context.wake('organization');
  }
  return getOrganization(context);
}
