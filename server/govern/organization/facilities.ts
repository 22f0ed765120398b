// Adds, renames, closes and opens facilities. A closed one keeps what was said about it.
import type { z } from 'zod';
import type { facility, facilityInput } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../audit/record.ts';
import { showFacility } from './views.ts';

type Facility = z.output<typeof facility>;

export async function addFacility(context: Context, input: z.output<typeof facilityInput>): Promise<Facility> {
  const { db, organization, clock } = context;
  const row = await db
    .insertInto('govern.facility')
    .values({
      organization_id: organization,
      id: newId(clock),
      name: input.name,
      other_names: input.otherNames,
      created_at: clock.now(),
      closed_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(context, 'facility.added', { kind: 'facility', id: row.id });
  await context.wake('organization');
  return showFacility(row);
}

export const updateFacility = (context: Context, id: string, input: Partial<z.output<typeof facilityInput>>) =>
  change(context, id, 'facility.changed', {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.otherNames !== undefined && { other_names: input.otherNames }),
  });

export const closeFacility = (context: Context, id: string) =>
  change(context, id, 'facility.closed', { closed_at: context.clock.now() });

export const reopenFacility = (context: Context, id: string) =>
  change(context, id, 'facility.reopened', { closed_at: null });

async function change(
  context: Context,
  id: string,
  word: string,
  to: { name?: string; other_names?: string[]; closed_at?: Date | null },
): Promise<Facility> {
  const { db, organization } = context;
  const fields = Object.keys(to);
  const row = await db
    .updateTable('govern.facility')
    .set(fields.length ? to : { id })
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (fields.length) {
    await record(context, word, { kind: 'facility', id }, { fields });
    await context.wake('organization');
  }
  return showFacility(row);
}
