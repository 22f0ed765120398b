// Posts a day as bars, the chosen one in accent, the period before as dashes; also as a table, CSV and PNG.
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { volume as volumeShape } from '../../contract/listen.ts';
import { number } from '../lib/time.ts';
import { useBarWords } from './bar-words.ts';
import { type Bar, barsOf, gridOf, labelled } from './bars.ts';
import { DayKeys } from './DayKeys.tsx';
import { useWidth } from './width.ts';
import './link.css';
import './volume.css';

export type VolumeData = z.output<typeof volumeShape>;

interface Props {
  volume: VolumeData;
  caption: ReactNode;
  /** The chosen day or span, by the filters of the page. */
  chosen?: { from: string; to: string } | undefined;
  /** A bar leads to its posts; the chosen one, pressed again, to all of them. */
  onChoose?: (bar: Bar | null) => void;
  table: boolean;
  onTable(table: boolean): void;
}

const height = 150;
const [left, right, top, floor] = [34, 2, 14, 122];

export function Volume({ volume, caption, chosen, onChoose, table, onTable }: Props) {
  const { t } = useTranslation('listen');
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(box, 720);
  const words = useBarWords();
  const id = useId();
  const [hovered, setHovered] = useState<number | null>(null);
  const bars = barsOf(volume.days, width - left - right);
  const grid = gridOf(Math.max(...bars.map((bar) => Math.max(bar.posts, volume.tooFew ? 0 : bar.before)), 0));
  const step = (width - left - right) / Math.max(bars.length, 1);
  const y = (posts: number) => floor - ((floor - top) * posts) / grid[2];
  const middle = (at: number) => left + step * (at + 0.5);
  const labels = labelled(bars.length, width - left - right);
  const isChosen = (bar: Bar) => chosen !== undefined && bar.from <= chosen.to && bar.to >= chosen.from;
  const daily = bars.every(({ from, to }) => from === to);
  const thickness = Math.max(1, Math.min(step * 0.68, 28));

  return (
    <figure className="vol" aria-labelledby={id}>
      <figcaption id={id}>
        <span>{caption}</span>
        <span className="as">
          <button type="button" className="link" aria-expanded={table} onClick={() => onTable(!table)}>
            {table ? t('as_chart') : t('as_table')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() => import('./volume-files.ts').then((it) => it.saveCsv(volume, words))}
          >
            CSV
          </button>
          {!table && (
            <button
              type="button"
              className="link"
              onClick={() =>
                svg.current &&
                import('./volume-files.ts').then((it) =>
                  it.savePng(
                    svg.current as SVGSVGElement,
                    box.current?.parentElement?.querySelector('figcaption > span')?.textContent ?? '',
                    volume,
                  ),
                )
              }
            >
              PNG
            </button>
          )}
        </span>
      </figcaption>
      <div ref={box} className="plot">
        {table ? (
          <Table volume={volume} words={words} onChoose={onChoose} />
        ) : (
          <>
            <svg
              ref={svg}
              className="chart"
              width={width}
              height={height}
              role="img"
              aria-label={words.alternative(bars, daily)}
            >
              {grid.map((value) => (
                <g key={value}>
                  <path className="ax" d={`M${left - 6} ${y(value)}H${width - right}`} />
                  <text x={left - 12} y={y(value) + 4} textAnchor="end">
                    {number(value)}
                  </text>
                </g>
              ))}
              {bars.map((bar, at) => (
                <rect
                  key={bar.from}
                  className={isChosen(bar) ? 'bar on' : hovered === at ? 'bar over' : 'bar'}
                  x={middle(at) - thickness / 2}
                  y={y(bar.posts)}
                  width={thickness}
                  height={floor - y(bar.posts)}
                />
              ))}
              {!volume.tooFew && bars.length > 1 && (
                <path
                  className="was"
                  d={bars.map((bar, at) => `${at ? 'L' : 'M'}${middle(at)} ${y(bar.before)}`).join('')}
                />
              )}
              {bars.map(
                (bar, at) =>
                  labels.has(at) && (
                    <text
                      key={bar.from}
                      x={Math.min(middle(at), width - right)}
                      y={floor + 18}
                      textAnchor={middle(at) > width - 40 ? 'end' : 'middle'}
                    >
                      {words.short(bar)}
                    </text>
                  ),
              )}
            </svg>
            {onChoose && (
              <DayKeys
                bars={bars}
                words={words}
                isChosen={isChosen}
                onChoose={onChoose}
                onHover={setHovered}
                inset={{ left, right, height: floor }}
              />
            )}
          </>
        )}
      </div>
      {!table && (
        <p className="meta legend">
          <span>{daily ? t('bars_days') : t('bars_spans', { count: spanOf(bars.at(-1)) })}</span>
          {!volume.tooFew && <span>{t('dashes', { count: volume.days.length })}</span>}
          {onChoose && <span>{t('choose_day')}</span>}
        </p>
      )}
    </figure>
  );
}

function Table({
  volume,
  words,
  onChoose,
}: Pick<Props, 'volume' | 'onChoose'> & { words: ReturnType<typeof useBarWords> }) {
  const { t } = useTranslation('listen');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="wide" aria-label={t('posts_a_day')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col" className="r">
              {t('posts')}
            </th>
            <th scope="col" className="r">
              {t('people')}
            </th>
            <th scope="col" className="r">
              {t('before', { count: volume.days.length })}
            </th>
          </tr>
        </thead>
        <tbody>
          {volume.days.toReversed().map((day) => {
            const bar = { ...day, from: day.day, to: day.day };
            return (
              <tr key={day.day}>
                <th scope="row">
                  {onChoose ? (
                    <button type="button" className="link" onClick={() => onChoose(bar)}>
                      {words.long(bar)}
                    </button>
                  ) : (
                    words.long(bar)
                  )}
                </th>
                <td className="r">{number(day.posts)}</td>
                <td className="r">{number(day.people)}</td>
                <td className="r">{number(day.before)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const spanOf = (bar: Bar | undefined): number =>
  bar ? Math.round((Date.parse(bar.to) - Date.parse(bar.from)) / 86_400_000) + 1 : 1;
