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

const inOrder = (counts: readonly (readonly [key: string, posts: number])[]): string[] =>
  counts.map(([key, posts]) => `${key} | ${posts}`).sort();

/** The rollup as it is kept: dimension, value, what, day, posts. */
export const keptCounts = ({ act }: Organization): Promise<string[]> =>
  act(async ({ db, organization }) => {
    const { rows } = await sql<{ key: string; posts: number }>`select posts,
        concat_ws(' | ', dimension, value, what, day) as key
      from learn.rollup where organization_id = ${organization}`.execute(db);
    return inOrder(rows.map(({ key, posts }) => [key, posts]));
  });

/** The same, counted by hand from the rows. */
export const rawCounts = ({ act }: Organization): Promise<string[]> =>
  act(async ({ db, organization }) => {
    const { rows } = await sql<AnalysisRow & { time_zone: string }>`select a.*, o.time_zone from learn.analysis a
      join govern.organization o on o.organization_id = a.organization_id
      where a.organization_id = ${organization} and not a.aside`.execute(db);
    const counts = new Map<string, number>();
    for (const row of rows)
      for (const what of whatsOf(row))
        for (const [dimension, value] of placesOf(row)) {
          const day = new Intl.DateTimeFormat('en-CA', { timeZone: row.time_zone }).format(row.at);
          const key = [dimension, value, what, day].join(' | ');
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
    return inOrder([...counts]);
  });

const placesOf = ({ facility_id, network, language }: AnalysisRow) => [
  ['all', ''],
  ['facility', facility_id ?? 'none'],
  ['network', network],
  ['language', language],
];

function whatsOf(row: AnalysisRow): string[] {
  const understood = row.read || row.corrected_at !== null;
  return [
    'all',
    understood ? `sentiment ${row.sentiment}` : 'unread',
    ...(understood || row.urgency > 0 ? [`urgency ${row.urgency}`] : []),
    ...(row.life_risk ? ['life_risk'] : []),
    ...row.topics.map((topic) => `topic ${topic}`),
    ...row.parents.map((parent) => `parent ${parent}`),
    ...row.flags.map((flag) => `flag ${flag}`),
  ];
}
