// Whether 3/4 is the fourth of March or the third of April.
import { useTranslation } from 'react-i18next';
import { dateOrder } from '../../../contract/connect.ts';
import { dayName } from '../../lib/time.ts';

type Order = (typeof dateOrder.options)[number];

export function DateOrder({
  value,
  sure,
  onChange,
}: {
  value: Order;
  /** False: the file does not show it. */
  sure: boolean;
  onChange(next: Order): void;
}) {
  const { t } = useTranslation('connect');
  return (
    <fieldset className="date-order">
      <legend className="label">{t('date_order')}</legend>
      {!sure && <p className="hint">{t('date_order_unsure')}</p>}
      {dateOrder.options.map((order) => (
        <label className="check" key={order}>
          <input type="radio" name="date-order" checked={value === order} onChange={() => onChange(order)} />
          {dayName(order === 'day-first' ? '2026-04-03' : '2026-03-04')}
        </label>
      ))}
    </fieldset>
  );
}
