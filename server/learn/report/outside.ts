// The board's report: figures that may leave the team, as they are published; what is below eleven people is not in them.
import type { ReportContent } from '../../../contract/learn/reports.ts';
import type { Context } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import { publish, viewPublication } from '../board/publish.ts';

type Section = ReportContent['sections'][number];

/** Publishes the period, once for good. Throws what `publish` throws, and `publication.nothing` where the place is hidden. */
export async function writeOutside(
  context: Context,
  days: { from: string; to: string },
  facilityId: string | null,
): Promise<Section[]> {
  const table = viewPublication(await publish(context, days));
  const figures = facilityId ? table.places.find(({ id }) => id === facilityId) : table.together;
  if (!figures || figures.people === null) throw new Refusal('publication.nothing');
  const rows = figures.topics.slice(0, 12).map(({ topic, people, share }) => ({
    topic,
    posts: null,
    people,
    share,
    before: null,
    link: null,
  }));
  const [first] = figures.topics;
  const heard: Section['sentences'] = [
    { key: 'outside_heard', values: { people: figures.people }, topic: null, link: null },
    ...(first
      ? [
          {
            key: 'outside_first',
            values: { people: first.people, percent: Math.round(first.share.value * 100) },
            topic: first.topic,
            link: null,
          },
        ]
      : []),
  ];
  return [
    { key: 'heard', sentences: heard, rows: [], insights: [] },
    {
      key: 'topics',
      sentences: [{ key: rows.length ? 'share_note' : 'no_topic', values: {}, topic: null, link: null }],
      rows,
      insights: [],
    },
  ];
}
