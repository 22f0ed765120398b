// The audit log: what was done, by whom, to what; filtered in the address, checked by its chain, taken along as CSV.
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/csr/DownloadSimple';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { addressOf, call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { Back } from '../connect/Back.tsx';
import { AuditFilters, type Filters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { startOfDay } from './days.ts';
import { Verification } from './Verification.tsx';
import '../connect/connect.css';
import './govern.css';

export function Audit() {
  const { t } = useTranslation('govern');
  useTitle(t('audit'));
  const may = useMay('audit.read');
  return (
    <div className="page govern">
      <Back to="/govern" />
      <h1>{t('audit')}</h1>
      {may ? <Log /> : <Empty>{t('audit_not')}</Empty>}
    </div>
  );
}

/** From the address, where anybody may have written anything. */
function useFilters(): Filters {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const text = (key: string) => (typeof search[key] === 'string' && search[key] ? search[key] : undefined);
  const day = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(text(key) ?? '') ? text(key) : undefined);
  return { act: text('act'), actor: text('actor'), from: day('from'), to: day('to') };
}

function Log() {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const filters = useFilters();
  const days = {
    ...(filters.from ? { from: startOfDay(filters.from, organization.timeZone) } : {}),
    ...(filters.to ? { to: startOfDay(filters.to, organization.timeZone, 1) } : {}),
  };
  const query = {
    ...days,
    ...(filters.act ? { act: filters.act } : {}),
    ...(filters.actor ? { actorId: filters.actor } : {}),
  };
  const log = useInfiniteQuery({
    queryKey: [govern.findAudit.path, query],
    queryFn: ({ pageParam, signal }) =>
      call(govern.findAudit, { query: { ...query, ...(pageParam ? { before: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const entries = log.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <p className="lead">{t('audit_lead')}</p>
      <Verification />
      <AuditFilters filters={filters} />
      <div className="over-table">
        <h2>{t('entries')}</h2>
        <a href={addressOf(govern.exportAudit, { query: days })} download>
          <DownloadSimpleIcon className="i s" aria-hidden="true" /> {t('audit_csv')}
        </a>
      </div>
      {log.isPending && <Loading />}
      {log.isError && <Wrong error={log.error} again={() => void log.refetch()} />}
      {log.data && entries.length === 0 && <Empty>{t('audit_none')}</Empty>}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {log.hasNextPage && (
        <Button className="more" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('connect:older')}
        </Button>
      )}
    </>
  );
}
