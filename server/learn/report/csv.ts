// A report's figures as a table: a line a sentence, a topic, an insight; no spreadsheet takes a cell for a formula.
import type { ReportContent } from '../../../contract/learn/reports.ts';
import { csvLine } from '../../govern/index.ts';
import { insightFacts } from './html.ts';
import type { Words } from './words.ts';

const columns = ['section', 'says', 'posts', 'people', 'share', 'low', 'high', 'before', 'link'];
const round = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 10_000);
const figure = (value: string | number | undefined): number | null => (typeof value === 'number' ? value : null);

export function reportCsv({ sections }: ReportContent, url: string, words: Words): string {
  const lines = sections.flatMap(({ key, sentences, rows, insights }) => {
    const name = words.say(`section_${key}`);
    const address = (link: string | null) => (link ? `${url}${link}` : null);
    return [
      ...sentences.map((of) =>
        csvLine([
          name,
          words.sentence(of),
          figure(of.values.posts),
          figure(of.values.people) ?? figure(of.values.count),
          null,
          null,
          null,
          null,
          address(of.link),
        ]),
      ),
      ...rows.map(({ topic, posts, people, share, before, link }) =>
        csvLine([
          name,
          words.topic(topic),
          posts,
          people,
          round(share.value),
          round(share.low),
          round(share.high),
          round(before),
          address(link),
        ]),
      ),
      ...insights.map((of) =>
        csvLine([
          name,
          [of.claim, ...insightFacts(of, words)].join(' · '),
          null,
          of.told,
          null,
          null,
          null,
          null,
          null,
        ]),
      ),
    ];
  });
  return `\uFEFF${csvLine(columns)}${lines.join('')}`;
}
