// A length of time: a usual one, for ever, or another number of days.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/Field.tsx';
import { span } from './keeping.ts';

export function Span({
  label,
  presets,
  least,
  value,
  onChange,
  onReadable,
}: {
  label: string;
  presets: number[];
  /** Days. */
  least: number;
  /** Days; null: for ever. */
  value: number | null;
  onChange(days: number | null): void;
  onReadable(readable: boolean): void;
}) {
  const { t } = useTranslation('govern');
  const [other, setOther] = useState(value !== null && !presets.includes(value));
  const [text, setText] = useState(String(value ?? ''));
  const [wrong, setWrong] = useState<string>();
  const choose = (chosen: string) => {
    setOther(chosen === 'other');
    setWrong(undefined);
    onReadable(true);
    if (chosen === 'other') setText(String(value ?? least));
    else onChange(chosen === 'ever' ? null : Number(chosen));
    if (chosen === 'other' && value === null) onChange(least);
  };
  const type = (typed: string) => {
    setText(typed);
    const days = Number(typed);
    const fine = Number.isInteger(days) && days >= least && days <= 36_500;
    setWrong(fine ? undefined : t('days_between', { least, most: 36_500 }));
    onReadable(fine);
    if (fine) onChange(days);
  };
  return (
    <>
      <Field label={label}>
        <select value={other ? 'other' : (value ?? 'ever')} onChange={(event) => choose(event.target.value)}>
          {presets.map((days) => (
            <option key={days} value={days}>
              {span(days)}
            </option>
          ))}
          <option value="ever">{t('for_ever')}</option>
          <option value="other">{t('other_days')}</option>
        </select>
      </Field>
      {other && (
        <Field label={t('number_of_days')} wrong={wrong}>
          <input
            className="number"
            inputMode="numeric"
            value={text}
            onChange={(event) => type(event.target.value)}
            maxLength={5}
          />
        </Field>
      )}
    </>
  );
}
