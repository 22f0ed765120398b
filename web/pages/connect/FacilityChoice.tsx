// Which facility something belongs to: one of them, or the whole organization.
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/Field.tsx';
import { useFacilities } from '../govern/organization.ts';

export function FacilityChoice({
  value,
  onChange,
  hint,
}: {
  value: string | null;
  onChange(next: string | null): void;
  hint?: string;
}) {
  const { t } = useTranslation('connect');
  const facilities = useFacilities().filter((each) => !each.closedAt || each.id === value);
  if (facilities.length === 0) return null;
  return (
    <Field label={t('facility')} hint={hint}>
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{t('facility_all')}</option>
        {facilities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}
