// A small trend: posts a day as a line from zero, with its last point.
import { useTranslation } from 'react-i18next';
import { number } from '../../lib/time.ts';

const [width, height, foot] = [144, 48, 44];

export function Line({ days }: { days: readonly number[] }) {
  const { t } = useTranslation('today');
  if (days.length < 2) return null;
  const most = Math.max(...days, 1);
  const points = days.map((posts, at): [number, number] => [
    4 + ((width - 12) * at) / (days.length - 1),
    foot - ((foot - 6) * posts) / most,
  ]);
  const [x, y] = points.at(-1) as [number, number];
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('line', { count: days.length, values: days.map(number).join(', ') })}
    >
      <path className="ax" d={`M0 ${foot}H${width}`} />
      <path className="now" d={`M${points.map((point) => point.map((each) => each.toFixed(1)).join(' ')).join(' ')}`} />
      <circle className="dot" cx={x} cy={y} r="3.5" />
    </svg>
  );
}
