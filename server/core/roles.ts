/** The three database roles: the owner we are given, the app bound by row-level security, and search beside it. */

import type pg from 'pg';

export const appRole = 'openrounds_app';
export const searchRole = 'openrounds_search';

/** What the database lacks, with the SQL that a database administrator runs to give it. */
export class RolesError extends Error {
  override name = 'RolesError';
}

interface Standing {
  owner: string;
  database: string;
  server: number;
  encoding: string;
  may_create_in: boolean;
  superuser: boolean;
  may_create_roles: boolean;
  may_bypass: boolean;
  /** Those of the two roles that are there. */
  roles: string[];
}

/**
 * Makes the roles where they are missing and sees that the owner may take them on. Roles belong to the whole
 * cluster, so other databases may be making the same ones at this moment.
 * @throws RolesError with the SQL to run where the owner's rights don't reach.
 */
export async function ensureRoles(owner: pg.ClientBase): Promise<void> {
  const standing = await readStanding(owner);
  if (standing.server < 150_000) {
    throw new RolesError(`PostgreSQL 15 or later is needed; this one is ${Math.floor(standing.server / 10_000)}.`);
  }
  if (standing.encoding !== 'UTF8') {
    throw new RolesError(`The database must be encoded in UTF8; this one is ${standing.encoding}.`);
  }
  const bypass = standing.superuser || (standing.server >= 160_000 && standing.may_bypass);
  await ensureRole(owner, appRole, 'nobypassrls', standing);
  await ensureRole(owner, searchRole, bypass ? 'bypassrls' : 'nobypassrls', standing);
  if (!standing.may_create_in) throw new RolesError(administratorSql(standing));
}

async function readStanding(owner: pg.ClientBase): Promise<Standing> {
  const { rows } = await owner.query<Standing>(`
    select current_user as owner, current_database() as database, current_setting('server_version_num')::int as server,
      current_setting('server_encoding') as encoding,
      has_database_privilege(current_database(), 'create') as may_create_in, rolsuper as superuser,
      rolsuper or rolcreaterole as may_create_roles, rolsuper or rolbypassrls as may_bypass,
      (select array_agg(rolname::text) from pg_roles where rolname in ('${appRole}', '${searchRole}')) as roles
    from pg_roles where rolname = current_user`);
  return { ...rows[0]!, roles: rows[0]!.roles ?? [] };
}

async function ensureRole(owner: pg.ClientBase, role: string, bypass: string, standing: Standing): Promise<void> {
  const found = await owner.query<{ too_great: boolean }>(
    'select rolsuper or (rolbypassrls and rolname = $2) as too_great from pg_roles where rolname = $1',
    [role, appRole],
  );
  if (found.rows[0]?.too_great) {
    throw new RolesError(`The role ${role} must be bound by row-level security, and it isn't. As a database administrator:

  alter role ${role} nosuperuser nobypassrls;`);
  }
  if (found.rows.length === 0) {
    if (!standing.may_create_roles) throw new RolesError(administratorSql(standing));
    await besideOthers(owner, `create role ${role} nologin ${bypass}`);
  }
  if (await canTakeOn(owner, role)) return;
  try {
    await besideOthers(owner, `grant ${role} to current_user`);
  } catch (error) {
    throw new RolesError(administratorSql(standing), { cause: error });
  }
}

async function canTakeOn(owner: pg.ClientBase, role: string): Promise<boolean> {
  try {
    await owner.query(`set role ${role}`);
    await owner.query('reset role');
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
}

/** Another database's start may do the same at the same moment: "already exists" is then as good as done. */
async function besideOthers(owner: pg.ClientBase, statement: string): Promise<void> {
  for (let turn = 1; ; turn++) {
    try {
      await owner.query(statement);
      return;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code === '42710' || code === '23505') return;
      if (turn === 10 || code !== 'XX000' || !message.includes('concurrently')) throw error;
    }
  }
}

function administratorSql({ owner, database, roles }: Standing): string {
  const name = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const statements = [
    !roles.includes(appRole) && `create role ${appRole} nologin;`,
    // It may do without bypassrls: then a policy lets it read.
    !roles.includes(searchRole) && `create role ${searchRole} nologin bypassrls;`,
    `grant ${appRole}, ${searchRole} to ${name(owner)};`,
    `grant create on database ${name(database)} to ${name(owner)};`,
  ].filter(Boolean);
  return `The database roles of OpenRounds can't be made with this login. As a database administrator, once:

${statements.map((statement) => `  ${statement}`).join('\n')}`;
}
