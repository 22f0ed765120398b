// The hospitals, clinics and service lines, each with the other names people use for it.
import { PlusIcon } from '@phosphor-icons/react/dist/csr/Plus';
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';

export interface FacilityDraft {
  key: string;
  name: string;
  otherNames: string;
}

/** "Saint Anne, St Anne's" → two names. */
export const names = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

export function Facilities({ value, onChange }: { value: FacilityDraft[]; onChange(next: FacilityDraft[]): void }) {
  const { t } = useTranslation('start');
  const change = (key: string, part: Partial<FacilityDraft>) =>
    onChange(value.map((each) => (each.key === key ? { ...each, ...part } : each)));
  return (
    <fieldset className="kinds">
      <legend>{t('facilities')}</legend>
      <p className="hint">{t('facilities_hint')}</p>
      <div className="several">
        {value.map((each) => (
          <div className="one" key={each.key}>
            <Field label={t('facility_name')}>
              <input
                value={each.name}
                onChange={(event) => change(each.key, { name: event.target.value })}
                maxLength={160}
              />
            </Field>
            <Field label={t('other_names_short')}>
              <input
                value={each.otherNames}
                onChange={(event) => change(each.key, { otherNames: event.target.value })}
              />
            </Field>
            <Button
              look="bare"
              aria-label={t('facility_remove', { name: each.name })}
              onClick={() => onChange(value.filter(({ key }) => key !== each.key))}
            >
              <XIcon className="i s" aria-hidden="true" />
            </Button>
          </div>
        ))}
      </div>
      <div className="acts">
        <Button onClick={() => onChange([...value, { key: crypto.randomUUID(), name: '', otherNames: '' }])}>
          <PlusIcon className="i s" aria-hidden="true" /> {t('facility_add')}
        </Button>
      </div>
    </fieldset>
  );
}
