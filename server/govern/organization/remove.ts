// Takes a demonstration away with all of its rows, in every room's tables. A real organization can't be removed so.
import { sql } from 'kysely';
import type { Context, Core } from '../../core/context.ts';
import type { Transaction } from '../../core/database.ts';
import { Refusal } from '../../core/errors.ts';
import { asOwner } from '../owner.ts';

/** Throws `demonstration.not_loaded` for any organization that is no demonstration. */
export async function removeOrganization(core: Core, id: string): Promise<void> {
  await asOwner(core, id, async (context) => {
    const { db } = context;
    const organization = await db
      .selectFrom('govern.organization')
      .select('demonstration')
      .where('organization_id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!organization?.demonstration) throw new Refusal('demonstration.not_loaded');
    const people = await db.selectFrom('govern.person').select('user_id').where('organization_id', '=', id).execute();
    for (const table of inOrderOfRemoval(await readTenantTables(db))) {
      await sql`delete from ${sql.raw(table)} where organization_id = ${id}`.execute(db);
    }
    await removeUsers(
      context,
      people.map(({ user_id }) => user_id),
    );
    await context.wake('demonstration');
  });
}

/** Users who stand in no other organization's list go too, with their sessions. */
async function removeUsers({ db }: Context, users: string[]): Promise<void> {
  // The functions that look across organizations are the app's to call.
  await sql`set local role openrounds_app`.execute(db);
  await sql`delete from auth."user" where id = any(${users}) and not govern.is_person(id)`.execute(db);
}

interface TenantTable {
  name: string;
  /** The tenant tables whose rows it refers to. */
  refers: string[];
}

async function readTenantTables(db: Transaction): Promise<TenantTable[]> {
  const { rows } = await sql<TenantTable>`
    with tenant as (
      select c.oid, c.oid::regclass::text as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('pg_catalog', 'information_schema'))
    select t.name, coalesce(array_agg(other.name) filter (where other.oid is not null), '{}') as refers
    from tenant t
    left join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and f.confrelid <> t.oid
    left join tenant other on other.oid = f.confrelid
    group by t.name order by t.name`.execute(db);
  return rows;
}

/** Whatever refers comes before what it refers to. */
export function inOrderOfRemoval(tables: readonly TenantTable[]): string[] {
  const left = new Map(tables.map(({ name, refers }) => [name, refers]));
  const order: string[] = [];
  while (left.size > 0) {
    const free = [...left.keys()].filter((name) => ![...left.values()].some((refers) => refers.includes(name)));
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}
