// Alerts that are over, newest first.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { alertRoutes } from '../../../../contract/learn/alerts.ts';
import { call } from '../../../lib/call.ts';
import { Button } from '../../../parts/Button.tsx';
import { AlertRow } from './AlertRow.tsx';

export function PastAlerts() {
  const { t } = useTranslation('alerts');
  const past = useInfiniteQuery({
    queryKey: [alertRoutes.findAlerts.path, 'past', ['alerts']],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: before, signal }) =>
      call(alertRoutes.findAlerts, { query: { state: 'past', limit: 20, ...(before ? { before } : {}) } }, { signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const alerts = past.data?.pages.flatMap((page) => page.alerts) ?? [];
  return (
    <section aria-labelledby="past">
      <div className="head">
        <h2 id="past">{t('past')}</h2>
      </div>
      {alerts.length > 0 ? (
        <ul className="rows">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      ) : (
        past.isSuccess && <p className="empty">{t('past_none')}</p>
      )}
      {past.hasNextPage && (
        <Button busy={past.isFetchingNextPage} onClick={() => void past.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </section>
  );
}
