// Which tables a backup holds: all that the migrations made, but for what only means something to running processes.
import type pg from 'pg';
import type { Migration } from '../../core/migrate.ts';

/** Leases, sessions, open challenges, counted tries: after a restore everybody signs in again. */
export const momentary = ['core.lease', 'auth.session', 'auth.verification', 'auth.attempt'];

export interface Table {
  name: string;
  columns: string[];
  /** Its rows belong to organizations and are read one organization at a time. */
  tenant: boolean;
  refers: string[];
}

/** The schemas that the migrations make, and the one they are noted in. The job queue is made anew at each start. */
export function schemasOf(migrations: readonly Migration[]): string[] {
  const made = migrations.flatMap(({ sql }) => [
    ...sql.matchAll(/(?:^|;)\s*create schema (?:if not exists )?(\w+)/gim),
  ]);
  return [...new Set(['core', ...made.map(([, name]) => name!)])];
}

/** In an order in which each comes after those it refers to. */
export async function readTables(client: pg.ClientBase, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select n.nspname || '.' || c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id') as tenant,
      array(select distinct m.nspname || '.' || o.relname from pg_constraint f
        join pg_class o on o.oid = f.confrelid join pg_namespace m on m.oid = o.relnamespace
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname || '.' || c.relname <> all($2)
    order by 1`,
    [schemas, [...momentary, 'core.migration']],
  );
  return inOrder(rows);
}

function inOrder(tables: readonly Table[]): Table[] {
  const left = [...tables];
  const order: Table[] = [];
  while (left.length > 0) {
    const place = left.findIndex(({ refers }) => refers.every((name) => !left.some((table) => table.name === name)));
    if (place < 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    order.push(...left.splice(place, 1));
  }
  return order;
}

export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ');
