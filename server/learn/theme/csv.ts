// Themes, questions and expectations as CSV files for the team: every row with posts, people and how sure it is.

import type { Scope } from '../../../contract/learn/scope.ts';
import type { Context } from '../../core/context.ts';
import { csvLine, record } from '../../govern/index.ts';
import { findExpectations, findQuestions, findThemes } from './find.ts';

type Language = 'en' | 'es';
type Asked = Scope & { language: Language };

const percent = (value: number | undefined): number | null =>
  value === undefined ? null : Math.round(value * 1000) / 10;

const file = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => csvLine([...row])).join('')}`;

const noted = (context: Context, what: string) =>
  record(context, 'themes.exported', { kind: 'themes', id: null }, { what });

/** Too few for a trend: no share, no interval, no verdict but that. */
export async function themesCsv(context: Context, { language, ...scope }: Asked): Promise<string> {
  const { themes, period } = await findThemes(context, scope);
  await noted(context, 'themes');
  const head = [
    'from',
    'to',
    'theme',
    'posts',
    'people',
    'share_of_people_percent',
    'low',
    'high',
    'people_before',
    'change',
    'busiest_ten_percent',
    'words',
    'quote',
  ];
  return file([
    head,
    ...themes.map(({ names, figures, words, quotes }) => [
      period.from,
      period.to,
      names[language],
      figures.posts,
      figures.people,
      ...(figures.tooFew
        ? [null, null, null]
        : [percent(figures.share?.value), percent(figures.share?.low), percent(figures.share?.high)]),
      figures.before.people,
      figures.verdict,
      percent(figures.busiest),
      words.join(', '),
      quotes[0]?.text ?? null,
    ]),
  ]);
}

export async function questionsCsv(context: Context, { language: _, ...scope }: Asked): Promise<string> {
  const { questions, period } = await findQuestions(context, scope);
  await noted(context, 'questions');
  return file([
    ['from', 'to', 'question', 'language', 'posts', 'people', 'answered_posts'],
    ...questions.map(({ wording, figures, answered }) => [
      period.from,
      period.to,
      wording.text,
      wording.lang,
      figures.posts,
      figures.people,
      answered,
    ]),
  ]);
}

export async function expectationsCsv(context: Context, { language, ...scope }: Asked): Promise<string> {
  const { expectations, period } = await findExpectations(context, scope);
  await noted(context, 'expectations');
  return file([
    ['from', 'to', 'about', 'kind', 'quote', 'language', 'posts', 'people'],
    ...expectations.flatMap(({ names, figures, quotes }) =>
      quotes.map(({ kind, text, lang }) => [
        period.from,
        period.to,
        names?.[language] ?? null,
        kind,
        text,
        lang,
        figures.posts,
        figures.people,
      ]),
    ),
  ]);
}
