// Loads the imagined health system and lets the visitor look around in it, and takes it away again.
import { sql } from 'kysely';
import type { Actor } from '../../core/actor.ts';
import { may, program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { Refusal } from '../../core/errors.ts';
import type { Caller } from '../../core/http.ts';
import { record } from '../audit/record.ts';
import { findOrganizations } from '../organization/store.ts';
import { addPerson } from '../people/add.ts';
import { administersAll } from '../people/rules.ts';
import { selectPeople } from '../people/store.ts';
import { findAccess } from '../sign-in/access.ts';
import { isSetUp, isStartToken } from './installation.ts';

/** Handed in by `app.ts`: the demonstration stands to the right of this room. */
export interface Demonstration {
  /** Founds a demonstration organization and fills it. */
  load(): Promise<unknown>;
  remove(organizationId: string): Promise<unknown>;
}

/** An administrator may; before the first run is finished, whoever holds the start link or sits at this computer. */
export async function demandLoading(core: Core, caller: Caller | null, token: string | undefined, local: boolean) {
  if (caller && may(caller.actor, 'demonstration.write')) return;
  if (await isSetUp(core)) throw new Refusal(caller ? 'not_found' : 'signed_out');
  if (!local && !(await isStartToken(core, token))) throw new Refusal('setup.token');
}

/** Loads it where it isn't there whole; a second caller waits for the first. Returns its organization's id. */
export async function ensureDemonstration(core: Core, { load, remove }: Demonstration): Promise<string> {
  return inInstallation(core.database, async (lock) => {
    await sql`select pg_advisory_xact_lock(hashtext('openrounds demonstration'))`.execute(lock);
    const found = await findDemonstration(core);
    if (found && (await isWhole(core, found))) return found;
    if (found) await remove(found);
    await load();
    const loaded = await findDemonstration(core);
    if (!loaded) throw new Error('The demonstration did not found its organization.');
    await core.database.pool.query(
      `insert into core.installation (name, value) values ('demonstration', to_jsonb($1::text))
       on conflict (name) do update set value = excluded.value`,
      [loaded],
    );
    return loaded;
  });
}

/** The user a visitor without an account looks around as: the demonstration's first administrator. */
export async function findDemonstrator(core: Core, organization: string): Promise<string> {
  const people = await act(core, organization, program, ({ db }) => selectPeople(db, organization));
  const administrator = people.find(({ grants, removed_at }) => !removed_at && administersAll(grants));
  if (!administrator) throw new Error('The demonstration has no administrator.');
  return administrator.user_id;
}

/** Gives a user who has an account of their own access to the demonstration, as an administrator of it. */
export async function letIn(core: Core, organization: string, userId: string): Promise<void> {
  const access = await findAccess(core.database.kysely, userId);
  if (access.some(({ organizationId }) => organizationId === organization)) return;
  const user = await core.database.kysely
    .selectFrom('auth.user')
    .select(['name', 'email'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
  const grants = [{ role: 'administrator', facilityId: null }] as const;
  await act(core, organization, program, (context) => addPerson(context, { ...user, grants }));
}

/** Throws `demonstration.not_loaded` when there is none. */
export async function removeDemonstration(core: Core, { remove }: Demonstration): Promise<void> {
  const found = await findDemonstration(core);
  if (!found) throw new Refusal('demonstration.not_loaded');
  await remove(found);
  await core.database.pool.query(`delete from core.installation where name = 'demonstration'`);
}

/** In the log of the organization the actor comes from, unless that is the demonstration itself. */
export async function noteDemonstration(core: Core, organization: string, actor: Actor, word: string): Promise<void> {
  const all = await findOrganizations(core.database.kysely);
  if (!all.some(({ id, demonstration }) => id === organization && !demonstration)) return;
  await act(core, organization, actor, async (context) => {
    await record(context, word, { kind: 'demonstration', id: null });
    await context.wake('demonstration');
  });
}

export async function findDemonstration(core: Core): Promise<string | undefined> {
  const all = await findOrganizations(core.database.kysely);
  return all.find(({ demonstration }) => demonstration)?.id;
}

async function isWhole(core: Core, organization: string): Promise<boolean> {
  const { rows } = await core.database.pool.query<{ value: string }>(
    `select value from core.installation where name = 'demonstration'`,
  );
  return rows[0]?.value === organization;
}
