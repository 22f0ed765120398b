// Figures of a theme as they are written and drawn: a share with its interval, and how it changed.
import { ArrowDownRightIcon } from '@phosphor-icons/react/dist/csr/ArrowDownRight';
import { ArrowUpRightIcon } from '@phosphor-icons/react/dist/csr/ArrowUpRight';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { useTranslation } from 'react-i18next';
import type { Theme } from '../../../../contract/learn/themes.ts';
import { number } from '../../../lib/time.ts';
import { currentLanguage } from '../../../lib/words.ts';

type Figures = Theme['figures'];

/** "14.0" and its like, percents without the sign. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(currentLanguage() === 'es' ? 'es-US' : 'en-US', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share * 100);

/** The end of the axis that all rows share, and its lines: 0 to 1. */
export function axisOf(shares: readonly number[]): { end: number; lines: number[] } {
  const most = Math.max(0.01, ...shares);
  const step = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2].find((each) => most / each <= 4) ?? 0.25;
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return { end: step * count, lines: Array.from({ length: count + 1 }, (_, at) => step * at) };
}

const [width, height] = [208, 24];
const x = (value: number, end: number) => 4 + ((width - 12) * value) / end;

export function AxisHead({ axis }: { axis: ReturnType<typeof axisOf> }) {
  return (
    <svg className="chart" viewBox={`0 0 ${width} 20`} aria-hidden="true">
      {axis.lines.map((line, at) => (
        <text
          key={line}
          x={x(line, axis.end)}
          y="16"
          textAnchor={at === 0 ? 'start' : at === axis.lines.length - 1 ? 'end' : 'middle'}
        >
          {number(Math.round(line * 1000) / 10)}
          {at === axis.lines.length - 1 && '%'}
        </text>
      ))}
    </svg>
  );
}

/** A dot with its 95% interval, and the figures under it; too few have neither. */
export function ShareDrawn({ of, axis }: { of: Figures; axis: ReturnType<typeof axisOf> }) {
  const { t } = useTranslation('themes');
  if (of.tooFew || !of.share) return <span className="few">{t('below_thirty')}</span>;
  const { value, low, high } = of.share;
  const words = { value: percent(value), low: percent(low), high: percent(high) };
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {axis.lines.map((line) => (
          <path key={line} className="ax" d={`M${x(line, axis.end)} 0V${height}`} />
        ))}
        <path className="ci" d={`M${x(low, axis.end)} 12H${x(Math.min(high, axis.end), axis.end)}`} />
        <circle className="dot" cx={x(value, axis.end)} cy="12" r="4.5" />
      </svg>
      <span className="meta">{t('share', words)}</span>
    </>
  );
}

/** Against the period before, only where the numbers carry it. */
export function Change({ of }: { of: Figures }) {
  const { t } = useTranslation('themes');
  const { verdict, before } = of;
  const values = { count: before.people, n: number(before.people) };
  if (verdict === 'too_few')
    return (
      <span className="few">
        <MinusCircleIcon className="i s" aria-hidden="true" /> {t('too_few')}
      </span>
    );
  if (verdict === 'as_before') return <span className="as-before">{t('as_before', values)}</span>;
  const Arrow = verdict === 'up' ? ArrowUpRightIcon : ArrowDownRightIcon;
  return (
    <b>
      <Arrow className="i s" aria-hidden="true" />{' '}
      {verdict === 'up' && before.people === 0 ? t('new') : t(verdict === 'up' ? 'up_from' : 'down_from', values)}
    </b>
  );
}

/** A few who wrote much of it, where they are few among many. */
export function Concentration({ of }: { of: Figures }) {
  const { t } = useTranslation('themes');
  if (of.posts < 10 || of.third > 0.15 * of.people) return null;
  return <p className="meta">{t('third', { count: of.third, n: number(of.third) })}</p>;
}
