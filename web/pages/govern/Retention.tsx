// How long words are kept, said as what will happen; and legal holds, which keep something longer.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { reading } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Back } from '../connect/Back.tsx';
import { Holds } from './Holds.tsx';
import { KeptFor } from './KeptFor.tsx';
import '../connect/connect.css';
import './govern.css';

export const retentionQuery = reading(govern.getRetention, {}, ['organization']);

export function Retention() {
  const { t } = useTranslation('govern');
  useTitle(t('retention'));
  const query = useQuery(retentionQuery);
  return (
    <div className="page govern stack">
      <header>
        <Back to="/govern" />
        <h1>{t('retention')}</h1>
        <p className="lead">{t('retention_lead')}</p>
      </header>
      {query.isPending && <Loading />}
      {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
      {query.data && (
        <>
          <KeptFor retention={query.data.retention} />
          <Holds holds={query.data.holds} />
        </>
      )}
    </div>
  );
}
