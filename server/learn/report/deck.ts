// A report as a deck that people can edit: native text, tables and charts, no pictures.
import type pptxgen from 'pptxgenjs';
import type { ReportContent } from '../../../contract/learn/reports.ts';
import { insightFacts, type Shown } from './html.ts';
import { percent } from './sentences.ts';

const ink = '211E1A';
const ink2 = '524B42';
const accent = '0B5866';
const line = 'DDD6C8';
const face = 'Calibri';
/** Lines that fit on one slide. */
const most = 7;
const page = { x: 0.6, w: 12.1 };

/** Loaded when a deck is asked for: it is large. The package's own types say otherwise than its module does. */
async function openDeck(): Promise<pptxgen.default> {
  const { default: given } = await import('pptxgenjs');
  const Deck = ((given as unknown as { default?: unknown }).default ?? given) as new () => pptxgen.default;
  return new Deck();
}

export async function reportDeck({ title, days, content, url, words }: Shown): Promise<Buffer> {
  const deck = await openDeck();
  deck.layout = 'LAYOUT_WIDE';
  deck.title = `${title} · ${content.organization}`;
  deck.company = content.organization;
  deck.author = content.organization;
  deck.theme = { headFontFace: face, bodyFontFace: face };
  const first = deck.addSlide();
  first.addText(title, { ...page, y: 2.4, h: 0.9, fontSize: 34, bold: true, color: ink, fontFace: face });
  const under = [content.organization, content.about, days].filter(Boolean).join(' · ');
  first.addText(under, { ...page, y: 3.3, h: 0.6, fontSize: 18, color: ink2, fontFace: face });
  for (const section of content.sections) {
    for (const slide of slidesOf(section)) {
      const sheet = deck.addSlide();
      sheet.addText(words.say(`section_${section.key}`), {
        ...page,
        y: 0.35,
        h: 0.6,
        fontSize: 24,
        bold: true,
        color: ink,
        fontFace: face,
      });
      sheet.addShape('line', { ...page, y: 1, h: 0, line: { color: ink, width: 1 } });
      const lines = [
        ...slide.sentences.map((of) => ({ text: words.sentence(of), link: of.link, small: '' })),
        ...slide.insights.map((of) => ({
          text: of.said ? `${of.claim}: ${of.said}` : of.claim,
          link: null,
          small: insightFacts(of, words).join(' · '),
        })),
      ];
      const height = slide.rows.length > 0 ? 0.5 * Math.max(1, lines.length) : 5.8;
      if (lines.length > 0)
        sheet.addText(
          lines.flatMap(({ text, link, small }) => [
            {
              text,
              options: {
                color: ink,
                breakLine: true,
                ...(link ? { hyperlink: { url: `${url}${link}` } } : {}),
              },
            },
            ...(small ? [{ text: small, options: { color: ink2, fontSize: 12, breakLine: true } }] : []),
          ]),
          {
            ...page,
            y: 1.15,
            h: height,
            fontSize: slide.rows.length > 0 ? 14 : 18,
            valign: 'top',
            fontFace: face,
            paraSpaceAfter: 6,
          },
        );
      if (slide.rows.length > 0) addRows(deck, sheet, slide.rows, 1.3 + height, { url, words });
    }
  }
  return (await deck.write({ outputType: 'nodebuffer' })) as Buffer;
}

type Section = ReportContent['sections'][number];

/** A slide each for so many sentences or insights; a chart has one of its own. */
function slidesOf(section: Section): Section[] {
  if (section.rows.length > 0) return [section];
  const slides: Section[] = [];
  for (let at = 0; at < section.sentences.length; at += most)
    slides.push({ ...section, sentences: section.sentences.slice(at, at + most), insights: [] });
  for (let at = 0; at < section.insights.length; at += most)
    slides.push({ ...section, sentences: [], insights: section.insights.slice(at, at + most) });
  return slides;
}

function addRows(
  deck: pptxgen.default,
  sheet: ReturnType<pptxgen.default['addSlide']>,
  rows: Section['rows'],
  y: number,
  { url, words }: Pick<Shown, 'url' | 'words'>,
): void {
  const shown = rows.slice(0, 10);
  sheet.addChart(
    deck.ChartType.bar,
    [
      {
        name: words.say('share'),
        labels: shown.map(({ topic }) => words.topic(topic)),
        values: shown.map(({ share }) => percent(share.value)),
      },
    ],
    {
      x: 0.5,
      y,
      w: 6.2,
      h: 7.2 - y,
      barDir: 'bar',
      // PowerPoint draws bars from below; its types know one order alone.
      catAxisOrientation: 'maxMin' as 'minMax',
      chartColors: [accent],
      showValue: true,
      dataLabelFormatCode: '0"%"',
      valAxisMinVal: 0,
      valAxisLabelFormatCode: '0"%"',
      valGridLine: { color: line, size: 0.5 },
      catAxisLabelFontSize: 12,
      valAxisLabelFontSize: 10,
      altText: shown.map(({ topic, share }) => `${words.topic(topic)} ${percent(share.value)}%`).join(', '),
    },
  );
  const head = ['topic', 'people', 'share', 'before'].map((key) => ({
    text: words.say(key),
    options: { bold: true, color: ink2, fontSize: 11 },
  }));
  const body = shown.map(({ topic, people, share, before, link }) => [
    { text: words.topic(topic), options: link ? { hyperlink: { url: `${url}${link}` } } : {} },
    { text: words.number(people), options: { align: 'right' as const } },
    {
      text: words.say('share_between', {
        value: percent(share.value),
        low: percent(share.low),
        high: percent(share.high),
      }),
      options: { align: 'right' as const },
    },
    { text: before === null ? '–' : `${percent(before)}%`, options: { align: 'right' as const } },
  ]);
  sheet.addTable([head, ...body], {
    x: 6.9,
    y,
    w: 5.9,
    colW: [2.5, 0.9, 1.6, 0.9],
    fontSize: 11,
    color: ink,
    fontFace: face,
    border: { type: 'solid', color: line, pt: 0.5 },
  });
}
