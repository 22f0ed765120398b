// A report as one HTML file: no script, nothing loaded from anywhere, made to be printed; every text is text.
import { html, raw } from 'hono/html';
import type { ReportContent, ReportRow } from '../../../contract/learn/reports.ts';
import { percent } from './sentences.ts';
import { reportStyle } from './style.ts';
import type { Words } from './words.ts';

type Html = ReturnType<typeof html>;
type Section = ReportContent['sections'][number];

export interface Shown {
  title: string;
  days: string;
  content: ReportContent;
  /** The address of the app, for links. */
  url: string;
  words: Words;
}

export async function reportHtml({ title, days, content, url, words }: Shown): Promise<string> {
  const { organization, about, sections } = content;
  const page = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title} · ${organization}</title>
<style>${raw(reportStyle)}</style>
</head>
<body>
<main>
<header>
<h1>${title}</h1>
<p class="who">${[organization, about].filter(Boolean).join(' · ')}</p>
<p class="who">${days}</p>
</header>
${sections.map((section) => sectionHtml(section, url, words))}
</main>
</body>
</html>
`;
  return String(await page);
}

function sectionHtml({ key, sentences, rows, insights }: Section, url: string, words: Words): Html {
  return html`<section>
<h2>${words.say(`section_${key}`)}</h2>
${sentences.map(
  (sentence) =>
    html`<p>${words.sentence(sentence)}${sentence.link ? html` <a href="${url}${sentence.link}" rel="noopener">${words.say(sentence.link.startsWith('/learn/follow') ? 'see_board' : 'read_them')}</a>` : ''}</p>`,
)}
${rows.length > 0 ? rowsHtml(rows, url, words) : ''}
${insights.length > 0 ? insightsHtml(insights, words) : ''}
</section>`;
}

/** Beside each topic a dot with its interval, on one axis for all rows; the figures stand beside it. */
function rowsHtml(rows: readonly ReportRow[], url: string, words: Words): Html {
  const most = Math.min(1, Math.ceil(Math.max(0.1, ...rows.map(({ share }) => share.high)) * 10) / 10);
  const x = (share: number) => (4 + (share / most) * 192).toFixed(1);
  const posts = rows.some((row) => row.posts !== null);
  const before = rows.some((row) => row.before !== null);
  return html`<table>
<thead><tr><th scope="col">${words.say('topic')}</th>${posts ? html`<th scope="col" class="r">${words.say('posts')}</th>` : ''}<th scope="col" class="r">${words.say('people')}</th><th scope="col" class="r">${words.say('share')}</th><th scope="col" class="plot"><span>0%</span><span>${percent(most)}%</span></th>${before ? html`<th scope="col" class="r">${words.say('before')}</th>` : ''}</tr></thead>
<tbody>${rows.map(
    ({ topic, posts: n, people, share, before: was, link }) => html`<tr>
<th scope="row">${link ? html`<a href="${url}${link}" rel="noopener">${words.topic(topic)}</a>` : words.topic(topic)}</th>
${posts ? html`<td class="r">${n === null ? '' : words.number(n)}</td>` : ''}<td class="r">${posts ? words.number(people) : words.say('about', { n: people })}</td>
<td class="r">${words.say('share_between', { value: percent(share.value), low: percent(share.low), high: percent(share.high) })}</td>
<td class="plot"><svg viewBox="0 0 200 16" role="presentation"><path class="axis" d="M4 15.5H196M4 0V16M100 10V16M196 10V16"/><path class="interval" d="M${x(share.low)} 8H${x(share.high)}"/><circle cx="${x(share.value)}" cy="8" r="3.5"/></svg></td>
${before ? html`<td class="r">${was === null ? '–' : `${percent(was)}%`}</td>` : ''}</tr>`,
  )}</tbody></table>`;
}

function insightsHtml(insights: Section['insights'], words: Words): Html {
  return html`<ul class="insights">${insights.map(
    (each) => html`<li><h3>${each.claim}</h3>
${each.said ? html`<p>${each.said}</p>` : ''}
<p class="meta">${insightFacts(each, words).join(' · ')}</p></li>`,
  )}</ul>`;
}

/** Where it stands, who has it, what is late, how many were told. */
export function insightFacts(of: Section['insights'][number], words: Words): string[] {
  const { stage, owner, dueOn, lateDays, told, all } = of;
  return [
    words.say(`follow:stage_${stage}`),
    ...(owner ? [owner] : []),
    ...(lateDays !== null
      ? [words.say('follow:late', { count: lateDays, n: lateDays })]
      : dueOn
        ? [words.say('follow:due', { day: words.day(dueOn) })]
        : []),
    ...(told !== null && all !== null && all > 0 && (stage === 'changed' || stage === 'told')
      ? [words.say('follow:told_of', { told: words.number(told), all: words.number(all) })]
      : []),
    ...(told !== null && all === null ? [words.say('about_told', { n: told })] : []),
  ];
}
