// How often a feed is asked.
import { useTranslation } from 'react-i18next';
import { lasting } from '../../lib/time.ts';
import { Field } from '../../parts/Field.tsx';

const usual = [5, 15, 60, 240, 1440];

export function HowOften({ value, onChange }: { value: number; onChange(minutes: number): void }) {
  const { t } = useTranslation('connect');
  const choices = usual.includes(value) ? usual : [...usual, value].sort((a, b) => a - b);
  return (
    <Field label={t('how_often')}>
      <select value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {choices.map((minutes) => (
          <option key={minutes} value={minutes}>
            {t('every', { time: lasting(minutes * 60) })}
          </option>
        ))}
      </select>
    </Field>
  );
}
