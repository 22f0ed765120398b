// The accounts of ours that can be connected: what concerns them is heard, and they answer.
import { AtIcon } from '@phosphor-icons/react/dist/csr/At';
import { ButterflyIcon } from '@phosphor-icons/react/dist/csr/Butterfly';
import { ChatsIcon } from '@phosphor-icons/react/dist/csr/Chats';
import { EnvelopeSimpleIcon } from '@phosphor-icons/react/dist/csr/EnvelopeSimple';
import { WebhooksLogoIcon } from '@phosphor-icons/react/dist/csr/WebhooksLogo';
import { useTranslation } from 'react-i18next';
import { AddAccountBluesky } from './AddAccountBluesky.tsx';
import { AddAccountMail } from './AddAccountMail.tsx';
import { AddAccountMastodon } from './AddAccountMastodon.tsx';
import { AddAccountProgram } from './AddAccountProgram.tsx';
import { AddAccountWordPress } from './AddAccountWordPress.tsx';
import { Offer } from './Offer.tsx';

export function Accounts() {
  const { t } = useTranslation('connect');
  return (
    <section aria-labelledby="accounts">
      <div className="head">
        <h2 id="accounts">{t('accounts')}</h2>
      </div>
      <p className="lead">{t('accounts_lead')}</p>
      <ul className="rows offers">
        <Offer
          icon={ButterflyIcon}
          name={t('bluesky_account')}
          lead={t('bluesky_account_lead')}
          step={t('bluesky_account_step')}
        >
          <AddAccountBluesky />
        </Offer>
        <Offer icon={AtIcon} name={t('mastodon')} lead={t('mastodon_lead')} step={t('mastodon_step')}>
          <AddAccountMastodon />
        </Offer>
        <Offer icon={ChatsIcon} name={t('wordpress')} lead={t('wordpress_lead')} step={t('wordpress_step')}>
          <AddAccountWordPress />
        </Offer>
        <Offer icon={EnvelopeSimpleIcon} name={t('mail')} lead={t('mail_lead')} step={t('mail_step')}>
          <AddAccountMail />
        </Offer>
        <Offer icon={WebhooksLogoIcon} name={t('program')} lead={t('program_lead')} step={t('program_open')}>
          <AddAccountProgram />
        </Offer>
      </ul>
    </section>
  );
}
