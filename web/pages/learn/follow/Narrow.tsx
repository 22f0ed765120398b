// Narrows the board by place and by owner; both stand in the address. Beside them, the way to a new insight.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../../contract/learn.ts';
import { reading } from '../../../lib/queries.ts';
import { Field } from '../../../parts/Field.tsx';
import { useFacilities } from '../../listen/names.ts';

const route = getRouteApi('/frame/learn/follow-through');

export function Narrow({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation('follow');
  const navigate = useNavigate();
  const search = route.useSearch();
  const facilities = useFacilities();
  const owners = useOwners(mayWrite);
  const narrow = (part: Partial<typeof search>) =>
    void navigate({ to: '/learn/follow-through', search: { ...search, ...part }, replace: true });
  return (
    <div className="narrowing">
      {facilities.open.length > 0 && (
        <Field label={t('place')}>
          <select
            value={search.facility ?? ''}
            onChange={({ target }) => narrow({ facility: target.value || undefined })}
          >
            <option value="">{t('place_all')}</option>
            {facilities.open.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      {owners.length > 0 && (
        <Field label={t('owner')}>
          <select value={search.owner ?? ''} onChange={({ target }) => narrow({ owner: target.value || undefined })}>
            <option value="">{t('owner_all')}</option>
            <option value="none">{t('owner_none')}</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      {mayWrite && (
        <Link
          className="btn"
          to="/learn/follow-through/new"
          search={search.facility ? { facility: search.facility } : {}}
        >
          {t('write')}
        </Link>
      )}
    </div>
  );
}

/** Who can own an insight. */
export function useOwners(may: boolean) {
  return useQuery({ ...reading(learn.findOwners, {}, ['people']), enabled: may }).data?.people ?? [];
}
