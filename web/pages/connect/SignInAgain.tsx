// A channel that was signed out: the one step that lets it hear and speak again.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../contract/connect.ts';
import { Button } from '../../parts/Button.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { refusalSentence } from './faults.ts';
import { SecretField } from './SecretField.tsx';
import { useSignIn } from './sign-in.ts';

const asksFor = {
  bluesky: { label: 'app_password', hint: 'app_password_bluesky' },
  wordpress: { label: 'application_password', hint: 'application_password_hint' },
  mail: { label: 'password', hint: 'mail_password_hint' },
} as const;

export function SignInAgain({ channel }: { channel: Channel }) {
  const { t } = useTranslation('connect');
  const { settings, facilityId, id } = channel;
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const { trying, leaving, withPassword, onItsPage } = useSignIn(
    (error) => setWrong(refusalSentence(error)),
    t('signed_in_again', { name: channel.name }),
  );
  const { connector } = settings;
  const account = { settings, facilityId, channelId: id };
  const leave = () => {
    setWrong(undefined);
    void onItsPage(account);
  };
  const asked =
    connector === 'bluesky' || connector === 'wordpress' || connector === 'mail' ? asksFor[connector] : null;
  if (!asked && connector !== 'mastodon') return null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!asked) return leave();
    setWrong(password.trim() ? undefined : t('password_missing'));
    if (password.trim()) void withPassword(account, connector === 'mail' ? password : password.trim());
  };
  return (
    <section aria-labelledby="sign-in-again">
      <div className="head">
        <h2 id="sign-in-again">{t('sign_in_again')}</h2>
      </div>
      <form className="form after-head" onSubmit={send} noValidate>
        {asked ? (
          <SecretField
            label={t(asked.label)}
            hint={t(asked.hint)}
            wrong={wrong}
            value={password}
            onChange={setPassword}
          />
        ) : (
          <p>{t('sign_in_again_page')}</p>
        )}
        {!asked && wrong && (
          <p className="wrong-line" role="alert">
            {wrong}
          </p>
        )}
        <FormActs act={t('sign_in_again')} busy={asked ? trying : leaving}>
          {connector === 'bluesky' && (
            <Button busy={leaving} onClick={leave}>
              {t('on_bluesky_page')}
            </Button>
          )}
        </FormActs>
      </form>
    </section>
  );
}
