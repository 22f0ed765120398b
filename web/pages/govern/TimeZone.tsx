// The time zone in which days begin and end.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../lib/words.ts';
import { Field } from '../../parts/Field.tsx';

const unitedStates = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
];

/** "Eastern Time (New York)" for ours; the plain name for the rest, of which there are hundreds. */
function nameOf(zone: string): string {
  const place = (zone.split('/').pop() ?? zone).replaceAll('_', ' ');
  const parts = new Intl.DateTimeFormat(currentLanguage() === 'es' ? 'es-US' : 'en-US', {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts();
  const long = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return long ? `${long.charAt(0).toUpperCase()}${long.slice(1)} (${place})` : place;
}

export function TimeZone({ value, onChange }: { value: string; onChange(next: string): void }) {
  const { t } = useTranslation('govern');
  const others = useMemo(
    () =>
      [...new Set([...Intl.supportedValuesOf('timeZone'), value])]
        .filter((zone) => !unitedStates.includes(zone))
        .sort(),
    [value],
  );
  return (
    <Field label={t('time_zone')} hint={t('time_zone_hint')}>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <optgroup label={t('time_zone_here')}>
          {unitedStates.map((zone) => (
            <option key={zone} value={zone}>
              {nameOf(zone)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('time_zone_others')}>
          {others.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </optgroup>
      </select>
    </Field>
  );
}
