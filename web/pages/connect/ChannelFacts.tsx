// What is known of a channel's health, one fact a line.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../contract/connect.ts';
import { useMe } from '../../lib/me.ts';
import { ago, lasting, when } from '../../lib/time.ts';
import { useFacilities } from '../govern/organization.ts';
import { hookOf, mentionsOf } from './address.ts';
import { useNow } from './beat.ts';
import { counted } from './counted.ts';
import { Quota } from './Health.tsx';

export function ChannelFacts({ channel }: { channel: Channel }) {
  const { t } = useTranslation('connect');
  const { organization } = useMe();
  const facility = useFacilities().find(({ id }) => id === channel.facilityId);
  const now = useNow(1000);
  const { health, settings } = channel;
  const zone = organization.timeZone;
  const time = (iso: string | null, otherwise: string) =>
    iso ? (
      <time dateTime={iso}>
        {when(iso, zone)} <span className="few">{ago(iso, now)}</span>
      </time>
    ) : (
      otherwise
    );
  const account = accountOf(settings);
  const until = health.nextTryAt ? Math.round((Date.parse(health.nextTryAt) - now) / 1000) : 0;
  return (
    <section aria-labelledby="health">
      <div className="head">
        <h2 id="health">{t('health')}</h2>
      </div>
      <dl className="facts">
        <Fact name={t('fact_heard')}>{time(health.lastHeardAt, t('heard_nothing'))}</Fact>
        <Fact name={t('fact_stored')}>
          {t('stored_today', counted(health.storedToday))}{' '}
          <span className="few">{t('stored_all', counted(health.stored))}</span>
        </Fact>
        {health.readPerMinute !== null && (
          <Fact name={t('fact_read')}>{t('read_per_minute', counted(Math.round(health.readPerMinute)))}</Fact>
        )}
        {health.lagSeconds !== null && (
          <Fact name={t('fact_lag')}>{health.lagSeconds < 5 ? t('lag_none') : lasting(health.lagSeconds)}</Fact>
        )}
        {health.lastTriedAt && <Fact name={t('fact_tried')}>{time(health.lastTriedAt, '')}</Fact>}
        {!channel.pausedAt && health.nextTryAt && (
          <Fact name={t('fact_next')}>{until > 0 ? t('in', { time: lasting(until) }) : t('trying')}</Fact>
        )}
        {health.quota && (
          <Fact name={t('fact_quota')}>
            <Quota quota={health.quota} />
          </Fact>
        )}
        {channel.pausedAt && <Fact name={t('fact_paused')}>{time(channel.pausedAt, '')}</Fact>}
        {facility && <Fact name={t('facility')}>{facility.name}</Fact>}
        {account && <Fact name={t('fact_account')}>{account}</Fact>}
        <Fact
          name={
            settings.connector === 'webhook'
              ? t('program_address')
              : settings.connector === 'webmention'
                ? t('mentions:address')
                : t('fact_from')
          }
        >
          {settings.connector === 'feeds' && <Outside address={settings.address} />}
          {settings.connector === 'mastodon' && <Outside address={settings.server} />}
          {settings.connector === 'bluesky' &&
            (settings.source !== 'jetstream' && settings.server ? <Outside address={settings.server} /> : t('bluesky'))}
          {settings.connector === 'wordpress' && <Outside address={settings.site} />}
          {settings.connector === 'mail' && <span className="address">{settings.imap.host}</span>}
          {settings.connector === 'webhook' && <span className="address">{hookOf(channel.id)}</span>}
          {settings.connector === 'webmention' && <span className="address">{mentionsOf(channel.id)}</span>}
          {settings.connector === 'by_hand' && t('from_by_hand')}
          {settings.connector === 'file' && t('from_file')}
          {settings.connector === 'demonstration' && t('from_demonstration')}
        </Fact>
        {channel.revoked && (
          <Fact name={t('fact_former')}>
            {t(`former_${channel.revoked.was}`)} <span className="few">{when(channel.revoked.at, zone)}</span>
          </Fact>
        )}
        <Fact name={t('fact_since')}>{time(channel.createdAt, '')}</Fact>
      </dl>
    </section>
  );
}

/** Who the channel stands for, as its network writes it. */
function accountOf(settings: Channel['settings']): string | undefined {
  switch (settings.connector) {
    case 'bluesky':
      return settings.source === 'account' ? (settings.handle ? `@${settings.handle}` : settings.did) : undefined;
    case 'mastodon':
      return settings.account && `@${settings.account.handle}`;
    case 'wordpress':
      return settings.user;
    case 'mail':
      return settings.address;
    default:
      return undefined;
  }
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Outside({ address }: { address: string }) {
  return /^https?:\/\//i.test(address) ? (
    <a className="address" href={address} target="_blank" rel="noopener noreferrer nofollow">
      {address}
    </a>
  ) : (
    <span className="address">{address}</span>
  );
}
