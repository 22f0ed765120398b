// Connect: where we hear people, how each channel is doing, and the files that were imported.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Channel, connect } from '../../../contract/connect.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { useFacilities } from '../govern/organization.ts';
import { useNetworkName } from '../listen/names.ts';
import { counted } from './counted.ts';
import { Signs, State, Trouble } from './Health.tsx';
import { Imports } from './Imports.tsx';
import { useRowKeys } from './row-keys.ts';
import { proofOf, VerifiedLabel } from './Verified.tsx';
import './connect.css';

export const channelsQuery = reading(connect.findChannels, {}, ['channels', 'posts']);

export function Connect() {
  const { t } = useTranslation('connect');
  useTitle(t('app:connect'));
  const { organization } = useMe();
  const mayAdd = useMay('channels.write');
  const mayImport = useMay('imports.write');
  const mayBring = useMay('posts.bring');
  const channels = useQuery({ ...channelsQuery, refetchInterval: 15_000 });
  useRowKeys(mayAdd ? '/connect/add' : undefined);
  const add = mayAdd && (
    <Link className="btn main" to="/connect/add">
      {t('add')}
    </Link>
  );
  return (
    <div className="page connect">
      <header className="title">
        <h1>{t('app:connect')}</h1>
        <div className="acts">
          {mayBring && (
            <Link className="btn" to="/connect/by-hand">
              {t('bring')}
            </Link>
          )}
          {mayImport && (
            <Link className="btn" to="/connect/import">
              {t('app:import_file')}
            </Link>
          )}
          {channels.data && channels.data.channels.length > 0 && add}
        </div>
      </header>
      <nav className="acts also" aria-label={t('also')}>
        <Link to="/connect/deliveries" search={{}}>
          {t('deliveries')}
        </Link>
        {mayAdd && <Link to="/connect/webhooks">{t('webhooks')}</Link>}
      </nav>
      <section aria-labelledby="channels">
        <div className="head">
          <h2 id="channels">{t('channels')}</h2>
          {channels.data && <Stored channels={channels.data.channels} />}
        </div>
        {channels.isPending && <Loading />}
        {channels.isError && <Wrong error={channels.error} again={() => void channels.refetch()} />}
        {channels.data?.channels.length === 0 && (
          <Empty step={add}>{t('channels_empty', { organization: organization.name })}</Empty>
        )}
        <ul className="rows">
          {troubledFirst(channels.data?.channels ?? []).map((channel) => (
            <Row key={channel.id} channel={channel} />
          ))}
        </ul>
      </section>
      <Imports />
    </div>
  );
}

/** What wants somebody's hand stands on top; the others keep their order. */
function troubledFirst(channels: readonly Channel[]): Channel[] {
  const rank = { signed_out: 0, failing: 0, behind: 1, hearing: 2, waiting: 2, paused: 2 };
  return channels.toSorted((a, b) => rank[a.health.state] - rank[b.health.state]);
}

function Stored({ channels }: { channels: Channel[] }) {
  const { t } = useTranslation('connect');
  const today = channels.reduce((sum, { health }) => sum + health.storedToday, 0);
  return channels.length > 0 ? <span>{t('stored_today', counted(today))}</span> : null;
}

function Row({ channel }: { channel: Channel }) {
  const { t } = useTranslation('connect');
  const networkName = useNetworkName();
  const { health } = channel;
  const facility = useFacilities().find(({ id }) => id === channel.facilityId);
  const proof = proofOf(channel);
  return (
    <li className="channel">
      <div>
        <h3>
          <Link className="t" to="/connect/channels/$id" params={{ id: channel.id }}>
            {channel.name}
          </Link>
        </h3>
        <p className="meta">
          <State state={health.state} />
          <span>{networkName(channel.network)}</span>
          {facility && <span>{facility.name}</span>}
          <Signs health={health} />
          {proof && <VerifiedLabel how={proof.how} />}
        </p>
        <Trouble channel={channel} />
      </div>
      <p className="figures">
        <span>{t('stored_today', counted(health.storedToday))}</span>
        <span className="few">{t('stored_all', counted(health.stored))}</span>
      </p>
    </li>
  );
}
