// One group of a comparison: its share in words, and a small chart of it over the period, on the scale of all.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Compared } from '../../../../contract/learn/compare.ts';
import { number, span } from '../../../lib/time.ts';
import { useBarWords } from '../../../parts/bar-words.ts';
import { useWidth } from '../../../parts/width.ts';
import { percents } from '../share-words.ts';
import { Verdict } from './Verdict.tsx';

interface Props {
  group: Compared;
  name: string;
  /** The share at the top of every chart. */
  top: number;
  open: boolean;
  onChoose(): void;
}

const height = 96;
const [left, right, ceiling, floor] = [38, 8, 8, 74];

export function ComparedGroup({ group, name, top, open, onChoose }: Props) {
  const { t } = useTranslation('compare');
  const { counted, people, pieces } = group;
  const share = counted.share && percents(counted.share);
  const drawn = !counted.tooFew && pieces.some(({ share }) => share);
  return (
    <li className={open ? 'on' : undefined}>
      <h3>{name}</h3>
      <p className="figure">
        {share && !counted.tooFew && (
          <>
            <b>{share.value}</b> {t('between', share)}
          </>
        )}
        {counted.tooFew && t('below_30')}
      </p>
      <p className="meta">
        <button type="button" className="link" aria-expanded={open} onClick={onChoose} title={t('read_of', { name })}>
          <span className="off">{name}: </span>
          {t('n_of_people', {
            people: t('n_people', { count: counted.people, n: number(counted.people) }),
            of: number(people),
            posts: t('n_posts', { count: counted.posts, n: number(counted.posts) }),
          })}
        </button>
        <Verdict group={group} />
        {counted.people > 10 && counted.busiest >= 0.3 && (
          <span>{t('busiest', { value: percents({ value: counted.busiest, low: 0, high: 1 }).value })}</span>
        )}
      </p>
      {drawn && <SmallChart pieces={pieces} top={top} name={name} />}
    </li>
  );
}

function SmallChart({ pieces, top, name }: Pick<Props, 'top' | 'name'> & Pick<Compared, 'pieces'>) {
  const { t } = useTranslation('compare');
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 280);
  const words = useBarWords();
  const step = (width - left - right) / pieces.length;
  const x = (at: number) => left + step * (at + 0.5);
  const y = (share: number) => floor - ((floor - ceiling) * Math.min(share, top)) / top;
  const percent = (share: number) => percents({ value: share, low: 0, high: 1 }).value;
  const said = pieces.flatMap(({ from, to, share }) =>
    share ? [`${span(from, to)}: ${percents(share).value} ${t('between', percents(share))}`] : [],
  );
  // Pieces with too few are gaps in the line.
  const line = pieces
    .map(({ share }, at) => (share ? `${pieces[at - 1]?.share ? 'L' : 'M'}${x(at)} ${y(share.value)}` : ''))
    .join('');
  return (
    <div ref={box} className="small-chart">
      <svg
        className="chart"
        width={width}
        height={height}
        role="img"
        aria-label={`${name}. ${said.join('; ')}`}
        data-name={name}
      >
        {[0, top / 2, top].map((share) => (
          <g key={share}>
            <path className="ax" d={`M${left - 4} ${y(share)}H${width - right}`} />
            <text x={left - 8} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {pieces.map(({ from, share }, at) =>
          share ? (
            <path
              key={from}
              className="interval"
              d={`M${x(at)} ${y(share.low)}V${y(share.high)}M${x(at) - 3} ${y(share.low)}h6M${x(at) - 3} ${y(share.high)}h6`}
            />
          ) : null,
        )}
        <path className="line" d={line || 'M0 0'} />
        {pieces.map(({ from, share }, at) =>
          share ? <circle key={from} className="dot" cx={x(at)} cy={y(share.value)} r={3.5} /> : null,
        )}
        {pieces.map(({ from, to }, at) =>
          at === 0 || at === pieces.length - 1 ? (
            <text key={from} x={at === 0 ? left : width - right} y={floor + 18} textAnchor={at === 0 ? 'start' : 'end'}>
              {at === 0 ? words.short({ from }) : words.short({ from: to })}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  );
}
