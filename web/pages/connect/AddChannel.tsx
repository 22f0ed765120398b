// Hear one more: what is public, a file, or an account of ours that also speaks.
import { BroadcastIcon } from '@phosphor-icons/react/dist/csr/Broadcast';
import { FileArrowUpIcon } from '@phosphor-icons/react/dist/csr/FileArrowUp';
import { HardDrivesIcon } from '@phosphor-icons/react/dist/csr/HardDrives';
import { LinkIcon } from '@phosphor-icons/react/dist/csr/Link';
import { RssIcon } from '@phosphor-icons/react/dist/csr/Rss';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/me.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Accounts } from './Accounts.tsx';
import { AddFeed } from './AddFeed.tsx';
import { AddMentions } from './AddMentions.tsx';
import { AddServer } from './AddServer.tsx';
import { useAddChannel } from './add.ts';
import { Back } from './Back.tsx';
import { channelsQuery } from './Connect.tsx';
import { Offer } from './Offer.tsx';
import './connect.css';

export function AddChannel() {
  const { t } = useTranslation('connect');
  useTitle(t('add'));
  const may = useMay('channels.write');
  const mayImport = useMay('imports.write');
  return (
    <div className="page connect">
      <Back />
      <h1>{t('add')}</h1>
      {!may && <p className="lead">{t('add_not')}</p>}
      <section aria-labelledby="public">
        {may && (
          <>
            <div className="head">
              <h2 id="public">{t('public')}</h2>
            </div>
            <p className="lead">{t('public_lead')}</p>
          </>
        )}
        <ul className="rows offers">
          {may && (
            <>
              <Offer icon={BroadcastIcon} name={t('bluesky')} lead={t('bluesky_lead')}>
                <HearBluesky />
              </Offer>
              <Offer icon={RssIcon} name={t('feed')} lead={t('feed_lead')}>
                <AddFeed />
              </Offer>
            </>
          )}
          {mayImport && (
            <Offer icon={FileArrowUpIcon} name={t('file')} lead={t('file_lead')}>
              <Link className="btn" to="/connect/import">
                {t('file_step')}
              </Link>
            </Offer>
          )}
          {may && (
            <Offer
              icon={LinkIcon}
              name={t('mentions:offer')}
              lead={t('mentions:offer_lead')}
              step={t('mentions:offer_step')}
            >
              <AddMentions />
            </Offer>
          )}
          {may && (
            <Offer icon={HardDrivesIcon} name={t('server')} lead={t('server_lead')}>
              <AddServer />
            </Offer>
          )}
        </ul>
      </section>
      {may && <Accounts />}
    </div>
  );
}

function HearBluesky() {
  const { t } = useTranslation('connect');
  const [add, busy] = useAddChannel();
  const heard = useQuery(channelsQuery).data?.channels.find(
    ({ settings }) => settings.connector === 'bluesky' && settings.source === 'jetstream',
  );
  if (heard)
    return (
      <p>
        {t('already_heard')}{' '}
        <Link to="/connect/channels/$id" params={{ id: heard.id }}>
          {heard.name}
        </Link>
      </p>
    );
  return (
    <Button look="main" busy={busy} onClick={() => add({ settings: { connector: 'bluesky', source: 'jetstream' } })}>
      {t('bluesky_step')}
    </Button>
  );
}
