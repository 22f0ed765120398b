// How a theme grew: people in each stretch of time, the chosen period in accent; also as a table, CSV and PNG.
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Period } from '../../../../contract/learn/scope.ts';
import { dayName, number, span } from '../../../lib/time.ts';
import { gridOf, labelled } from '../../../parts/bars.ts';
import { WideTable } from '../../../parts/WideTable.tsx';
import { useWidth } from '../../../parts/width.ts';
import '../../../parts/link.css';
import '../../../parts/volume.css';

interface Stretch {
  from: string;
  to: string;
  posts: number;
  people: number;
}

const height = 150;
const [left, right, top, floor] = [34, 2, 14, 122];

export function Growth({ series, period, name }: { series: readonly Stretch[]; period: Period; name: string }) {
  const { t } = useTranslation('themes');
  const box = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(box, 720);
  const id = useId();
  const [table, setTable] = useState(false);
  const grid = gridOf(Math.max(1, ...series.map(({ people }) => people)));
  const step = (width - left - right) / Math.max(series.length, 1);
  const y = (people: number) => floor - ((floor - top) * people) / grid[2];
  const middle = (at: number) => left + step * (at + 0.5);
  const labels = labelled(series.length, width - left - right, 84);
  const thickness = Math.max(1, Math.min(step * 0.68, 28));
  const isNow = ({ from }: Stretch) => from >= period.from;
  const said = ({ from, to, people, posts }: Stretch) =>
    t('stretch', { days: span(from, to), people: number(people), posts: number(posts) });
  const caption = t('growth_of', { name });
  const heads = [t('first_day'), t('last_day'), t('people'), t('posts')];
  const files = () => import('../../../parts/volume-files.ts');
  return (
    <figure className="vol" aria-labelledby={id}>
      <figcaption id={id}>
        <span>{caption}</span>
        <span className="as">
          <button type="button" className="link" aria-expanded={table} onClick={() => setTable(!table)}>
            {table ? t('listen:as_chart') : t('listen:as_table')}
          </button>
          <button
            type="button"
            className="link"
            onClick={() =>
              import('../../../parts/chart-files.ts').then((it) =>
                it.saveCsv(
                  `theme-${period.from}-${period.to}`,
                  heads,
                  series.map(({ from, to, people, posts }) => [from, to, people, posts]),
                ),
              )
            }
          >
            CSV
          </button>
          {!table && (
            <button
              type="button"
              className="link"
              onClick={() => svg.current && files().then((it) => it.savePng(svg.current!, caption, period))}
            >
              PNG
            </button>
          )}
        </span>
      </figcaption>
      <div ref={box} className="plot">
        {table ? (
          <WideTable name={caption} heads={[t('days'), { end: t('people') }, { end: t('posts') }]}>
            {series.toReversed().map((each) => (
              <tr key={each.from}>
                <th scope="row">{span(each.from, each.to)}</th>
                <td className="r">{number(each.people)}</td>
                <td className="r">{number(each.posts)}</td>
              </tr>
            ))}
          </WideTable>
        ) : (
          <svg
            ref={svg}
            className="chart"
            width={width}
            height={height}
            role="img"
            aria-label={`${caption}. ${series.map(said).join(' ')}`}
          >
            {grid.map((value) => (
              <g key={value}>
                <path className="ax" d={`M${left - 6} ${y(value)}H${width - right}`} />
                <text x={left - 12} y={y(value) + 4} textAnchor="end">
                  {number(value)}
                </text>
              </g>
            ))}
            {series.map((each, at) => (
              <rect
                key={each.from}
                className={isNow(each) ? 'bar on' : 'bar'}
                x={middle(at) - thickness / 2}
                y={y(each.people)}
                width={thickness}
                height={floor - y(each.people)}
              >
                <title>{said(each)}</title>
              </rect>
            ))}
            {series.map(
              (each, at) =>
                labels.has(at) && (
                  <text
                    key={each.from}
                    x={middle(at)}
                    y={floor + 18}
                    textAnchor={middle(at) > width - 44 ? 'end' : 'middle'}
                  >
                    {dayName(each.from)}
                  </text>
                ),
            )}
          </svg>
        )}
      </div>
      {!table && <p className="meta legend">{t('growth_legend')}</p>}
    </figure>
  );
}
