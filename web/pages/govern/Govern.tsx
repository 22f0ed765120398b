// Govern: what needs a look, the organization, its facilities; and the ways to people, keys, retention and the log.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/title.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Areas } from './Areas.tsx';
import { Demonstration } from './Demonstration.tsx';
import { FacilityList } from './FacilityList.tsx';
import { OrganizationForm } from './OrganizationForm.tsx';
import { organizationQuery } from './organization.ts';
import '../connect/connect.css';
import './govern.css';

export function Govern() {
  const { t } = useTranslation('govern');
  useTitle(t('app:govern'));
  const organization = useQuery(organizationQuery);
  return (
    <div className="page govern stack">
      <div>
        <h1>{t('app:govern')}</h1>
        <Areas />
      </div>
      {organization.isPending && <Loading />}
      {organization.isError && <Wrong error={organization.error} again={() => void organization.refetch()} />}
      {organization.data && (
        <>
          <OrganizationForm key={organization.data.id} organization={organization.data} />
          <FacilityList facilities={organization.data.facilities} />
        </>
      )}
      <Demonstration />
    </div>
  );
}
