// What is kept of posts, and the same counted by hand.
import { sql } from 'kysely';
import type { Organization } from '../../listen/testing/world.ts';
import type { AnalysisRow } from '../store/analysis.ts';

/** All analyses of an organization, by the network's own id of the post. */
export const analysesOf = ({ act }: Organization): Promise<Map<string, AnalysisRow>> =>
  act(async ({ db, organization }) => {
    const { rows } = await sql<AnalysisRow & { external_id: string }>`select a.*, p.external_id
      from learn.analysis a join listen.post p on p.organization_id = a.organization_id and p.id = a.post_id
      where a.organization_id = ${organization}`.execute(db);
    return new Map(rows.map((row) => [row.external_id, row]));
  });

export interface Count {
  what: string;
  day: string;
  facility: string;
  network: string;
  language: string;
  posts: number;
}

const inOrder = (counts: readonly Count[]): string[] =>
  counts
    .map(({ what, day, facility, network, language, posts }) =>
      [what, day, facility, network, language, posts].join(' | '),
    )
    .sort();

/** The rollup as it is kept. */
export const keptCounts = ({ act }: Organization): Promise<string[]> =>
  act(async ({ db, organization }) => {
    const { rows } = await sql<Count>`select what, day, facility_id as facility, network, language, posts
      from learn.rollup where organization_id = ${organization}`.execute(db);
    return inOrder(rows);
  });

/** The same, counted by hand from the rows. */
export const rawCounts = ({ act }: Organization): Promise<string[]> =>
  act(async ({ db, organization }) => {
    const { rows } = await sql<AnalysisRow & { time_zone: string }>`select a.*, o.time_zone from learn.analysis a
      join govern.organization o on o.organization_id = a.organization_id where a.organization_id = ${organization}`.execute(
      db,
    );
    const counts = new Map<string, Count>();
    for (const row of rows.filter(({ aside }) => !aside)) {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: row.time_zone }).format(row.at);
      const seen = row.read || row.corrected_at !== null;
      const whats = [
        'all',
        seen ? `sentiment ${row.sentiment}` : 'unread',
        ...(seen || row.urgency > 0 ? [`urgency ${row.urgency}`] : []),
        ...(row.life_risk ? ['life_risk'] : []),
        ...row.topics.map((topic) => `topic ${topic}`),
        ...row.parents.map((parent) => `parent ${parent}`),
        ...row.flags.map((flag) => `flag ${flag}`),
      ];
      const facility = row.facility_id ?? '00000000-0000-0000-0000-000000000000';
      for (const what of whats) {
        const { network, language } = row;
        const key = [what, day, facility, network, language].join('\n');
        const count = counts.get(key) ?? { what, day, facility, network, language, posts: 0 };
        counts.set(key, { ...count, posts: count.posts + 1 });
      }
    }
    return inOrder([...counts.values()]);
  });
