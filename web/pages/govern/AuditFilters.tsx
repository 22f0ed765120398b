// Filters of the audit log: what, who, from when to when; all of them in the address.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Field } from '../../parts/Field.tsx';
import { actName, actsKnown } from './audit-words.ts';

export interface Filters {
  act: string | undefined;
  actor: string | undefined;
  /** Days of the organization, both included. */
  from: string | undefined;
  to: string | undefined;
}

export function AuditFilters({ filters }: { filters: Filters }) {
  const { t } = useTranslation('govern');
  const navigate = useNavigate();
  const mayPeople = useMay('people.read');
  const people = useQuery({ ...reading(govern.findPeople, {}, ['people']), enabled: mayPeople }).data?.people ?? [];
  const acts = [...new Set([...actsKnown(), ...(filters.act ? [filters.act] : [])])].sort((a, b) =>
    actName(a).localeCompare(actName(b), currentLanguage()),
  );
  const set = (part: Partial<Filters>) =>
    void navigate({
      to: '/govern/audit',
      search: Object.fromEntries(Object.entries({ ...filters, ...part }).filter(([, value]) => value)) as never,
      replace: true,
    });
  const some = Object.values(filters).some((value) => value);
  return (
    <search className="line-form filters">
      <Field label={t('audit_act')}>
        <select value={filters.act ?? ''} onChange={(event) => set({ act: event.target.value })}>
          <option value="">{t('audit_act_all')}</option>
          {acts.map((act) => (
            <option key={act} value={act}>
              {actName(act)}
            </option>
          ))}
        </select>
      </Field>
      {mayPeople && (
        <Field label={t('audit_actor')}>
          <select value={filters.actor ?? ''} onChange={(event) => set({ actor: event.target.value })}>
            <option value="">{t('audit_actor_all')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={t('audit_from')}>
        <input
          type="date"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(event) => set({ from: event.target.value })}
        />
      </Field>
      <Field label={t('audit_to')}>
        <input
          type="date"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(event) => set({ to: event.target.value })}
        />
      </Field>
      {some && (
        <Link className="btn bare" to="/govern/audit">
          {t('filters_none')}
        </Link>
      )}
    </search>
  );
}
