// A published table as a CSV file that may leave the team: marked public, rounded, without what is hidden.
import type { Figures, PublishedTable } from '../../../contract/learn/board.ts';
import { csvLine } from '../../govern/index.ts';
import { type Language, nameOfRow, readBoardWords } from './words.ts';

/** A row a topic and place that is shown; shares in percent. */
export async function publicCsv(table: PublishedTable, language: Language): Promise<string> {
  const say = await readBoardWords(language);
  const head = [
    'csv_standing',
    'csv_from',
    'csv_to',
    'csv_place',
    'csv_topic',
    'csv_people',
    'csv_share',
    'csv_low',
    'csv_high',
  ];
  const percent = (share: number) => Math.round(share * 100);
  const rows = ({ people, topics }: Figures, place: string) => [
    ...(people === null ? [] : [[place, say('csv_all'), people, null, null, null]]),
    ...topics.map(({ topic, people, share }) => [
      place,
      nameOfRow(say, topic),
      people,
      percent(share.value),
      percent(share.low),
      percent(share.high),
    ]),
  ];
  const all = [
    ...rows(table.together, say(table.unnamed ? 'csv_everything' : 'csv_together')),
    ...table.places.flatMap((place) => rows(place, place.name)),
  ];
  return `\uFEFF${csvLine(head.map((key) => say(key)))}${all
    .map((row) => csvLine([say('csv_public'), table.from, table.to, ...row]))
    .join('')}`;
}

export const csvAnswer = (text: string, name: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
