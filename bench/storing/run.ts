// Arrival beside a raw COPY of the very same rows into the very same table, turn by turn in one run. Both sides write
// transactions of the same size; of arrivals two are in flight, as when two channels hear at once, and take turns.
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { program } from '../../server/core/actor.ts';
import { act } from '../../server/core/context.ts';
import { addWatch, createReceiver } from '../../server/listen/index.ts';
import { readTexts } from '../load.ts';
import { type Figure, publish } from '../print.ts';
import { type House, openHouse } from './house.ts';
import { postAt } from './posts.ts';

const posts = 100_000;
const batch = 1000;
const turn = 10_000;
const inFlight = 2;

const watches = [
  '"mercy valley" OR "st anne"',
  'hospital OR clinic OR clinica',
  'nurse* -jobs',
  '"emergency room" OR {ER}',
  'parking NEAR/5 garage',
  'doctor wait*',
  '#flushot OR "flu shot*"',
  'vaccin* lang:en',
  '{MVH}',
  'surgery OR "my surgeon"',
];

export async function run(): Promise<object> {
  const texts = readTexts();
  const now = Date.now();
  const arriving = await openHouse();
  const copying = await openHouse();
  const owner = await connect(arriving.url);
  const beside = await connect(copying.url);
  try {
    await act(arriving.core, arriving.organization, program, async (context) => {
      for (const [n, query] of watches.entries()) await addWatch(context, { name: `${n}`, query });
    });
    const receiver = createReceiver(arriving.core);
    const columns = await columnsOf(owner);
    // COPY is refused under a policy; the owner may lift it from its own tables, and the row it refers to must be there.
    await beside.query('alter table listen.post no force row level security');
    await beside.query('alter table govern.organization no force row level security');
    await beside.query(
      `insert into govern.organization (organization_id, name, kind, created_at) values ($1, 'Mercy Valley', 'charity', now())`,
      [arriving.organization],
    );
    let arrivalMs = 0;
    let copyMs = 0;
    for (let from = 0; from < posts; from += turn) {
      const arrived = Array.from({ length: turn }, (_, n) => postAt(from + n, posts, texts, now));
      const parts = Array.from({ length: turn / batch }, (_, n) => arrived.slice(n * batch, (n + 1) * batch));
      const channel = async () => {
        for (let part = parts.shift(); part; part = parts.shift()) {
          const arrival = { channelId: null, facilityId: null, posts: part, changes: [] };
          await act(arriving.core, arriving.organization, program, (context) => receiver.receive(context, arrival));
        }
      };
      arrivalMs += await timed(() => Promise.all(Array.from({ length: inFlight }, channel)));
      const copies: Buffer[] = [];
      for (let n = from; n < from + turn; n += batch) copies.push(await takeOut(owner, columns, arriving, n));
      copyMs += await timed(async () => {
        for (const rows of copies)
          await pipeline([rows], beside.query(copyFrom(`copy listen.post (${columns}) from stdin`)));
      });
    }
    const figures: Figure[] = [
      { what: 'raw COPY', value: (posts * 1000) / copyMs, unit: 'posts/s' },
      { what: 'arrival, deduplicated and searchable', value: (posts * 1000) / arrivalMs, unit: 'posts/s' },
      { what: 'arrival of raw COPY', value: copyMs / arrivalMs, unit: 'ratio', must: '≥ 0.5' },
    ];
    const hits = await count(owner, 'listen.hit');
    const authors = await count(owner, 'listen.author');
    const notes = [
      `${posts} posts (words: ${texts.from}) by ${authors} authors, in transactions of ${batch}, ${inFlight} arrivals in flight; ${watches.length} watches, ${hits} hits.`,
    ];
    await publish('storing', figures, notes);
    return { figures, notes };
  } finally {
    await owner.end();
    await beside.end();
    await arriving.close();
    await copying.close();
  }
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function columnsOf(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ columns: string }>(`select string_agg(quote_ident(attname), ', ' order by attnum)
    as columns from pg_attribute where attrelid = 'listen.post'::regclass and attnum > 0 and not attisdropped`);
  return rows[0]!.columns;
}

/** The rows of one transaction as COPY writes them, whole in memory, so that reading them costs the other side nothing. */
async function takeOut(owner: pg.Client, columns: string, { organization }: House, from: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const stream = owner.query(
    copyTo(`copy (select ${columns} from listen.post where organization_id = '${organization}'
      order by id offset ${from} limit ${batch}) to stdout`),
  );
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function count(owner: pg.Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]!.count);
}

if (import.meta.main) await run();
