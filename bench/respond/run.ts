// The inbox with a hundred thousand open conversations beside one with a thousand, turn by turn: the list, a page further on, filters, counts.
import pg from 'pg';
import { program } from '../../server/core/actor.ts';
import { act } from '../../server/core/context.ts';
import { newId } from '../../server/core/ids.ts';
import { addPerson } from '../../server/govern/index.ts';
import { countThreads, findThreads } from '../../server/respond/queue.ts';
import { type Figure, percentile, publish } from '../print.ts';
import { type House, openHouse } from '../storing/house.ts';

const sizes = [1_000, 100_000];
const rounds = 60;

async function openInbox(threads: number) {
  const house = await openHouse();
  const { personId } = await inHouse(house, (context) =>
    addPerson(context, { name: 'Ana', email: 'ana@x.example', grants: [{ role: 'responder', facilityId: null }] }),
  );
  const owner = new pg.Client(house.url);
  await owner.connect();
  await owner.query(
    `insert into govern.facility (organization_id, id, name, other_names, created_at) values ($1, $2, 'St. Anne', '{}', now())`,
    [house.organization, newId()],
  );
  const { rows } = await owner.query<{ id: string }>('select id from govern.facility where organization_id = $1', [
    house.organization,
  ]);
  const facility = rows[0]!.id;
  await owner.query(
    `create temp table said as select gen_random_uuid() as id, gen_random_uuid() as thread, n,
       now() - n * interval '7 seconds' as at, (array['bluesky', 'mastodon', 'google', 'mail'])[1 + n % 4] as network
     from generate_series(1, ${threads}) n`,
  );
  await owner.query(
    `insert into listen.post (organization_id, id, network, external_id, conversation_id, kind, text, at, heard_at)
     select $1, id, network, 'p' || n, id, 'post', repeat('How long is the wait at the clinic today? ', 4), at, at from said`,
    [house.organization],
  );
  await owner.query(
    `insert into respond.thread (organization_id, id, conversation_id, state, urgency, life_risk, flags, facility_id, assignee_id,
       network, post_id, last_post_id, last_at, waits_since, opened_at, changed_at)
     select $1, thread, id, 'open', n % 4, n % 500 = 0, '{question}', case when n % 20 = 0 then $2::uuid end,
       case when n % 100 = 0 then $3::uuid end, network, id, id, at, at, at, at from said`,
    [house.organization, facility, personId],
  );
  await owner.query('vacuum analyze listen.post, respond.thread');
  await owner.end();
  const ana = {
    kind: 'person' as const,
    id: personId,
    grants: [{ rights: ['conversations.read', 'posts.read'] as const, facilityId: null }],
  };
  return { house, ana, facility };
}

const inHouse = <T>({ core, organization }: House, run: Parameters<typeof act<T>>[3]): Promise<T> =>
  act(core, organization, program, run);

const inboxes = [];
for (const size of sizes) inboxes.push(await openInbox(size));
const figures: Figure[] = [];
try {
  for (const [what, filters] of [
    ['list', {}],
    ['mine', { view: 'mine' }],
    ['one network', { network: 'mail' }],
    ['one facility', { facility: true }],
    ['critical', { urgency: 3 }],
    ['all states', { view: 'all' }],
    ['counts', null],
  ] as const) {
    const taken: number[][] = sizes.map(() => []);
    for (let round = -5; round < rounds; round++) {
      for (const [n, { house, ana, facility }] of inboxes.entries()) {
        const begun = performance.now();
        await act<unknown>(house.core, house.organization, ana, (context) =>
          filters === null
            ? countThreads(context)
            : findThreads(context, {
                view: 'open',
                limit: 50,
                ...filters,
                facility: 'facility' in filters ? facility : undefined,
              }),
        );
        if (round >= 0) taken[n]!.push(performance.now() - begun);
      }
    }
    const [small, great] = taken.map((ms) => percentile(ms, 0.95)) as [number, number];
    figures.push({ what: `${what}, p95 at 1,000`, value: small, unit: 'ms' });
    figures.push({ what: `${what}, p95 at 100,000`, value: great, unit: 'ms', must: '< 200' });
    figures.push({
      what: `${what}, growth of p95`,
      value: great / small,
      unit: 'times',
      ...(what === 'list' ? { must: '< 2' } : {}),
    });
  }
} finally {
  for (const { house } of inboxes) await house.close();
}
await publish('respond', figures, [
  'Measured beside other work on the same machine; the two inboxes take turns, so that the growth bears it.',
]);
