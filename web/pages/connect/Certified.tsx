// The last time the operator tried a channel live, where that did not go well; and how it is tried.
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../contract/connect.ts';
import { useMe } from '../../lib/me.ts';
import { when } from '../../lib/time.ts';

export function Certified({ channel }: { channel: Channel }) {
  const { t } = useTranslation('connect');
  const zone = useMe().organization.timeZone;
  const { certified } = channel;
  if (!speaks(channel)) return null;
  return (
    <>
      {certified && !certified.ok && (
        <p className="after-head">
          {t('certified_not', { when: when(certified.on, zone), version: certified.version })}
        </p>
      )}
      <p className="quiet after-head">
        {t('certify_how')} <code className="address">openrounds connect certify {channel.id}</code>
      </p>
    </>
  );
}

const speaks = ({ settings }: Channel): boolean =>
  ['mastodon', 'wordpress', 'mail'].includes(settings.connector) ||
  (settings.connector === 'bluesky' && settings.source === 'account');
