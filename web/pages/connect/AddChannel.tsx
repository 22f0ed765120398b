// Hear one more: the public stream, a feed or page, a server of its own, or a file.
import { BroadcastIcon } from '@phosphor-icons/react/dist/csr/Broadcast';
import { FileArrowUpIcon } from '@phosphor-icons/react/dist/csr/FileArrowUp';
import { HardDrivesIcon } from '@phosphor-icons/react/dist/csr/HardDrives';
import { RssIcon } from '@phosphor-icons/react/dist/csr/Rss';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { AddFeed } from './AddFeed.tsx';
import { AddServer } from './AddServer.tsx';
import { Back } from './Back.tsx';
import { channelsQuery } from './Connect.tsx';
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
      <p className="lead">{may ? t('add_lead') : t('add_not')}</p>
      <ul className="rows offers">
        {may && (
          <>
            <li>
              <h2>
                <BroadcastIcon className="i" aria-hidden="true" /> {t('bluesky')}
              </h2>
              <p>{t('bluesky_lead')}</p>
              <HearBluesky />
            </li>
            <li>
              <h2>
                <RssIcon className="i" aria-hidden="true" /> {t('feed')}
              </h2>
              <p>{t('feed_lead')}</p>
              <AddFeed />
            </li>
          </>
        )}
        {mayImport && (
          <li>
            <h2>
              <FileArrowUpIcon className="i" aria-hidden="true" /> {t('file')}
            </h2>
            <p>{t('file_lead')}</p>
            <Link className="btn" to="/connect/import">
              {t('file_step')}
            </Link>
          </li>
        )}
        {may && (
          <li>
            <h2>
              <HardDrivesIcon className="i" aria-hidden="true" /> {t('server')}
            </h2>
            <p>{t('server_lead')}</p>
            <AddServer />
          </li>
        )}
      </ul>
    </div>
  );
}

function HearBluesky() {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const [run, busy] = useAct();
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
  const hear = () =>
    run(() => call(connect.addChannel, { body: { settings: { connector: 'bluesky', source: 'jetstream' } } }), {
      ended: ({ id }) => {
        woken('channels');
        void navigate({ to: '/connect/channels/$id', params: { id } });
      },
    });
  return (
    <Button look="main" busy={busy} onClick={hear}>
      {t('bluesky_step')}
    </Button>
  );
}
