// A receiver for this room's own tests: rows of a plain table, and organizations that wait for one word each.
import { sql } from 'kysely';
import pg from 'pg';
import type { Core } from '../../core/context.ts';
import type { Receiver } from '../receiver.ts';

export interface PlainReceiver extends Receiver {
  /** Makes the table, as the owner. */
  prepare(url: string): Promise<void>;
  /** The word each organization waits for. */
  waits: Map<string, string>;
  /** Called with each batch, inside its transaction; what it throws undoes it. */
  before: (texts: string[]) => void | Promise<void>;
}

export function plainReceiver(core: Pick<Core, 'database'>): PlainReceiver {
  const receiver: PlainReceiver = {
    waits: new Map(),
    before: () => {},
    async prepare(url) {
      const owner = new pg.Client({ connectionString: url });
      await owner.connect();
      await owner.query(`create table if not exists public.test_heard (organization_id uuid, network text, external_id text, text text,
        author text, handle text, at timestamptz, channel_id uuid, facility_id uuid, primary key (organization_id, network, external_id));
        grant select, insert, update, delete on public.test_heard to openrounds_app`);
      await owner.end();
    },
    async receive({ db, organization }, { posts, changes, channelId, facilityId }) {
      await receiver.before(posts.map(({ text }) => text));
      const refused = [...posts.entries()].filter(([, { text }]) => text === 'unwanted');
      const kept = posts.filter(({ text }) => text !== 'unwanted');
      const column = (of: (post: (typeof kept)[number]) => unknown) => kept.map(of);
      const { rows } = await sql<{ external_id: string }>`insert into test_heard
        select ${organization}, t.*, ${channelId}::uuid, ${facilityId}::uuid from unnest(${column((post) => post.network)}::text[], ${column((post) => post.externalId)}::text[],
          ${column((post) => post.text)}::text[], ${column((post) => post.author?.externalId ?? null)}::text[], ${column((post) => post.author?.handle ?? null)}::text[], ${column((post) => post.at ?? null)}::timestamptz[]) t
        on conflict do nothing returning external_id`.execute(db);
      for (const change of changes) {
        if (change.change === 'edited')
          await sql`update test_heard set text = ${change.post.text} where organization_id = ${organization} and external_id = ${change.externalId}`.execute(
            db,
          );
        else if (change.change === 'deleted')
          await sql`delete from test_heard where organization_id = ${organization} and external_id = ${change.externalId}`.execute(
            db,
          );
        else
          await sql`delete from test_heard where organization_id = ${organization} and author = ${change.authorExternalId}`.execute(
            db,
          );
      }
      return {
        stored: rows.length,
        known: kept.length - rows.length,
        refused: refused.map(([index]) => ({ index, fault: { code: 'post.empty', values: {} } })),
      };
    },
    async match(posts, organizations) {
      const found = organizations.map((id) => {
        const word = receiver.waits.get(id)?.toLowerCase();
        const indexes = posts.flatMap(({ text }, index) => (word && text.toLowerCase().includes(word) ? [index] : []));
        return [id, indexes] as const;
      });
      return new Map(found.filter(([, indexes]) => indexes.length > 0));
    },
    async holders(changes) {
      const { rows } = await core.database.pool.query('select organization_id, external_id, author from test_heard');
      const held = new Map<string, (typeof changes)[number][]>();
      for (const { organization_id, external_id, author } of rows)
        for (const change of changes)
          if (
            change.change === 'author-deleted' ? change.authorExternalId === author : change.externalId === external_id
          )
            held.set(organization_id, [...(held.get(organization_id) ?? []), change]);
      return held;
    },
  };
  return receiver;
}
