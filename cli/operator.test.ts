import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Core } from '../server/core/context.ts';
import { inOrganization } from '../server/core/database.ts';
import { newId } from '../server/core/ids.ts';
import { testDatabase } from '../test/database.ts';
import { chooseOrganization } from './operator.ts';

const { db } = await testDatabase();
const core = { database: db } as Core;
const names = new Map<string, string>();

async function found(name: string, demonstration = false): Promise<void> {
  const id = newId();
  names.set(name, id);
  await inOrganization(db, id, (trx) =>
    sql`insert into govern.organization (organization_id, name, kind, demonstration, created_at)
      values (${id}, ${name}, 'charity', ${demonstration}, now())`.execute(trx),
  );
}

beforeEach(async () => {
  for (const id of names.values()) {
    await inOrganization(db, id, (trx) => sql`delete from govern.organization`.execute(trx));
  }
  names.clear();
});

test('the only organization needs no name, and the demonstration beside it does not count', async () => {
  await found('Mercy Valley');
  await found('Demonstration', true);
  assert.equal((await chooseOrganization(core, undefined)).name, 'Mercy Valley');
  assert.equal((await chooseOrganization(core, 'demonstration')).id, names.get('Demonstration'));
});

test('among several, one is chosen by its name or its id', async () => {
  await found('Mercy Valley');
  await found('St. Anne');
  assert.equal((await chooseOrganization(core, 'mercy valley')).id, names.get('Mercy Valley'));
  assert.equal((await chooseOrganization(core, names.get('St. Anne'))).name, 'St. Anne');
  for (const option of [undefined, 'Lakeside']) {
    await assert.rejects(chooseOrganization(core, option), /--organization:\n.+Mercy Valley\n.+St\. Anne/);
  }
});

test('before the first run there is none to choose', async () => {
  await assert.rejects(chooseOrganization(core, undefined), /openrounds govern setup/);
});
