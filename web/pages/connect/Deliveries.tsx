// What was said on our channels and what became of it, newest first.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connect, deliveryStates } from '../../../contract/connect.ts';
import { call } from '../../lib/call.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { Back } from './Back.tsx';
import { channelsQuery } from './Connect.tsx';
import { DeliveryRow } from './DeliveryRow.tsx';
import { useRowKeys } from './row-keys.ts';
import './connect.css';
import './said.css';

const route = getRouteApi('/frame/connect/deliveries');

export function Deliveries() {
  const { t } = useTranslation('connect');
  useTitle(t('deliveries'));
  useRowKeys();
  const { state, channel } = route.useSearch();
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const query = { ...(state ? { state } : {}), ...(channel ? { channelId: channel } : {}) };
  const deliveries = useInfiniteQuery({
    queryKey: [connect.findDeliveries.path, query, ['deliveries']],
    queryFn: ({ pageParam, signal }) =>
      call(connect.findDeliveries, { query: { ...query, ...(pageParam ? { before: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = deliveries.data?.pages.flatMap((page) => page.deliveries) ?? [];
  const narrowed = state !== undefined || channel !== undefined;
  return (
    <div className="page connect">
      <Back />
      <header className="title">
        <h1>{t('deliveries')}</h1>
      </header>
      <p className="lead">{t('deliveries_lead')}</p>
      {(narrowed || rows.length > 0) && <Narrow />}
      {deliveries.isPending && <Loading />}
      {deliveries.isError && <Wrong error={deliveries.error} again={() => void deliveries.refetch()} />}
      {deliveries.data && rows.length === 0 && narrowed && (
        <Empty
          step={
            <Link className="btn" to="/connect/deliveries" search={{}}>
              {t('deliveries_all')}
            </Link>
          }
        >
          {t('deliveries_none_such')}
        </Empty>
      )}
      {deliveries.data && rows.length === 0 && !narrowed && (
        <Empty
          step={
            <Link className="btn" to="/listen" search={{}}>
              {t('read_posts')}
            </Link>
          }
        >
          {t('deliveries_empty')}
        </Empty>
      )}
      <ul className="rows deliveries" aria-label={t('deliveries')}>
        {rows.map((each) => (
          <DeliveryRow key={each.id} of={each} channel={channels.find(({ id }) => id === each.channelId)} />
        ))}
      </ul>
      {deliveries.hasNextPage && (
        <Button busy={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </div>
  );
}

/** By state and by channel; both stand in the page's address. */
function Narrow() {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const search = route.useSearch();
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const narrow = (part: Partial<typeof search>) =>
    void navigate({ to: '/connect/deliveries', search: { ...search, ...part }, replace: true });
  return (
    <div className="line-form">
      <Field label={t('delivery_state')}>
        <select
          value={search.state ?? ''}
          onChange={({ target }) => narrow({ state: deliveryStates.find((each) => each === target.value) })}
        >
          <option value="">{t('delivery_state_all')}</option>
          {deliveryStates.map((each) => (
            <option key={each} value={each}>
              {t(`delivery_${each}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('delivery_channel')}>
        <select value={search.channel ?? ''} onChange={({ target }) => narrow({ channel: target.value || undefined })}>
          <option value="">{t('delivery_channel_all')}</option>
          {channels.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
