// The board page: one frozen table as server-made HTML, complete without scripts, made to be printed on one sheet.
import { html } from 'hono/html';
import type { Figures } from '../../../contract/learn/board.ts';
import { marks } from '../store/publication.ts';
import type { Board } from './door.ts';
import { type Language, nameOfRow, readBoardWords, type Say } from './words.ts';

type Html = ReturnType<typeof html>;
const locales = { en: 'en-US', es: 'es-US' } as const;

export async function boardPage(board: Board, language: Language): Promise<Html> {
  const say = await readBoardWords(language);
  const { table, quotes } = board;
  const day = (of: string) =>
    new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${of}T00:00:00Z`),
    );
  const n = (people: number) => people.toLocaleString(locales[language]);
  const days = { from: day(table.from), to: day(table.to) };
  const kinds = table.together.topics.filter(({ topic }) => marks.includes(topic));
  const spokenOf = table.together.topics.filter(({ topic }) => !marks.includes(topic));
  const other = language === 'en' ? 'es' : 'en';
  const body = html`<header>
  <p class="who">${board.organization}</p>
  <h1>${board.name}</h1>
  <p class="lead">${
    table.together.people === null
      ? say('heard_none', days)
      : say('heard', { ...days, people: n(table.together.people) })
  }</p>
</header>
${quotes.map(
  ({
    topic,
    text,
    agreed,
  }) => html`<figure class="quote"><blockquote>${agreed ? html`<p>“${text}”</p>` : html`<p>${text}</p>`}</blockquote>
  <figcaption>${nameOfRow(say, topic)} · ${say(agreed ? 'quote_agreed' : 'quote_own')}</figcaption></figure>`,
)}
<section>
  <h2>${say('spoke_of')}</h2>
  ${spokenOf.length === 0 ? html`<p>${say('no_topic')}</p>` : topicsTable(spokenOf, say('topic'), say, n)}
</section>
${
  kinds.length === 0
    ? ''
    : html`<section>
  <h2>${say('did')}</h2>
  ${topicsTable(kinds, say('kind'), say, n)}
</section>`
}
${table.places.length > 0 ? placesTable(board, say, n) : ''}
<footer>
  <p>${say('about_counts', { counted: say(table.unnamed ? 'counted_all' : 'counted_named') })}</p>
  <p>${say('about_hidden')}</p>
  <p>${say('about_machine')}</p>
  <p>${say('about_frozen', { date: day((table.madeAt ?? '').slice(0, 10)) })} <a class="aloud" href="?language=${other}" lang="${other}">${say('other_language')}</a></p>
</footer>`;
  return page(language, `${board.name} · ${board.organization}`, body);
}

/** Beside each topic a dot with its interval, on one axis for all. */
function topicsTable(topics: Figures['topics'], head: string, say: Say, n: (people: number) => string): Html {
  const most = Math.min(1, Math.ceil(Math.max(...topics.map(({ share }) => share.high)) * 10) / 10);
  const [left, width] = [4, 192];
  const x = (share: number) => left + (share / most) * width;
  const percent = (share: number) => Math.round(share * 100);
  return html`<table class="topics">
  <thead><tr><th scope="col">${head}</th><th scope="col" class="r">${say('people')}</th><th scope="col" class="r">${say('share')}</th>
    <th scope="col" class="plot"><span>0%</span><span>${percent(most)}%</span></th></tr></thead>
  <tbody>${topics.map(
    ({ topic, people, share }) => html`<tr><th scope="row">${nameOfRow(say, topic)}</th>
    <td class="r">${say('about', { n: n(people) })}</td>
    <td class="r">${say('share_between', { value: percent(share.value), low: percent(share.low), high: percent(share.high) })}</td>
    <td class="plot"><svg viewBox="0 0 200 16" role="presentation"><path class="axis" d="M${left} 15.5H${left + width}M${left} 0V16M${left + width / 2} 10V16M${left + width} 10V16"/><path class="interval" d="M${x(share.low)} 8H${x(share.high)}M${x(share.low)} 4V12M${x(share.high)} 4V12"/><circle cx="${x(share.value)}" cy="8" r="3.5"/></svg></td></tr>`,
  )}</tbody></table>`;
}

function placesTable({ table }: Board, say: Say, n: (people: number) => string): Html {
  const shown = new Set(table.places.flatMap(({ topics }) => topics.map(({ topic }) => topic)));
  const rows = [
    ...table.together.topics.map(({ topic }) => topic).filter((topic) => shown.has(topic)),
    ...[...shown].filter((topic) => !table.together.topics.some((one) => one.topic === topic)),
  ];
  const cell = (people: number | null | undefined) =>
    people === null || people === undefined
      ? html`<td class="r"><abbr title="${say('hidden')}">–</abbr></td>`
      : html`<td class="r">${n(people)}</td>`;
  return html`<section>
  <h2>${say('by_place')}</h2>
  <div class="wide" tabindex="0" role="region" aria-label="${say('by_place')}"><table>
  <thead><tr><th scope="col">${say('topic')}</th>${table.places.map(({ name }) => html`<th scope="col" class="r">${name}</th>`)}</tr></thead>
  <tbody><tr><th scope="row">${say('all_people')}</th>${table.places.map(({ people }) => cell(people))}</tr>
  ${rows.map(
    (topic) =>
      html`<tr><th scope="row">${nameOfRow(say, topic)}</th>${table.places.map(({ topics }) => cell(topics.find((one) => one.topic === topic)?.people))}</tr>`,
  )}</tbody></table></div>
  <p class="key">– ${say('hidden')}</p>
</section>`;
}

/** What anybody sees whose link is unknown, ended or expired. */
export async function goneBoardPage(language: Language): Promise<Html> {
  const say = await readBoardWords(language);
  return page(
    language,
    say('gone_title'),
    html`<header><h1>${say('gone_title')}</h1><p class="lead">${say('gone')}</p></header>`,
  );
}

const page = (language: Language, title: string, body: Html): Html => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light">
<title>${title}</title>
<link rel="stylesheet" href="/board/style.css">
<link rel="icon" href="/mark.svg">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
