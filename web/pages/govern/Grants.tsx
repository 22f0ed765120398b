// Chooses what a person may do: a role, for the whole organization or for one facility; several where needed.
import { PlusIcon } from '@phosphor-icons/react/dist/csr/Plus';
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '../../../contract/rights.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import type { Grant } from './grants.ts';
import { useFacilities } from './organization.ts';

export function Grants({ value, onChange }: { value: Grant[]; onChange(next: Grant[]): void }) {
  const { t } = useTranslation('govern');
  const used = new Set(value.map(({ facilityId }) => facilityId));
  const facilities = useFacilities().filter(({ id, closedAt }) => !closedAt || used.has(id));
  const change = (at: number, part: Partial<Grant>) =>
    onChange(value.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="grants">
      <legend className="off">{t('roles')}</legend>
      {value.map((grant, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form has nothing else to be known by
        <div className="grant" key={at}>
          <Field label={t('role')} hint={t(`role_${grant.role}_may`)}>
            <select value={grant.role} onChange={(event) => change(at, { role: event.target.value as Role })}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`role_${role}`)}
                </option>
              ))}
            </select>
          </Field>
          {facilities.length > 0 && (
            <Field label={t('where')}>
              <select
                value={grant.facilityId ?? ''}
                onChange={(event) => change(at, { facilityId: event.target.value || null })}
              >
                <option value="">{t('connect:facility_all')}</option>
                {facilities.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          )}
          {value.length > 1 && (
            <Button
              look="bare"
              aria-label={t('grant_remove', { role: t(`role_${grant.role}`) })}
              onClick={() => onChange(value.filter((_, index) => index !== at))}
            >
              <XIcon className="i s" aria-hidden="true" />
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          look="bare"
          onClick={() => onChange([...value, { role: 'reader', facilityId: facilities[0]?.id ?? null }])}
        >
          <PlusIcon className="i s" aria-hidden="true" /> {t('grant_add')}
        </Button>
      </div>
    </fieldset>
  );
}
