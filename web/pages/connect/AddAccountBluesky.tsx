// An account of ours at Bluesky, signed in with an app password or on the page of its own server.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { addressTyped } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';
import { SecretField } from './SecretField.tsx';
import { faultBehind, useSignIn } from './sign-in.ts';

const ofPassword = ['password_wrong', 'own_password'];

export function AddAccountBluesky() {
  const { t } = useTranslation('connect');
  const [handle, setHandle] = useState('');
  const [password, setPassword] = useState('');
  const [server, setServer] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<{ handle?: string; password?: string }>({});
  const { trying, leaving, withPassword, onItsPage } = useSignIn((error) =>
    setWrong({ [ofPassword.includes(faultBehind(error).code) ? 'password' : 'handle']: refusalSentence(error) }),
  );
  const account = () => ({
    facilityId,
    settings: {
      connector: 'bluesky' as const,
      source: 'account' as const,
      handle: handle.trim().replace(/^@/, ''),
      ...(server.trim() ? { server: addressTyped(server) } : {}),
    },
  });
  const missing = () => {
    const own = addressTyped(server);
    if (!handle.trim()) return { handle: t('handle_missing') };
    return own && !URL.canParse(own) ? { handle: t('address_missing') } : undefined;
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const lacking = missing() ?? (password.trim() ? undefined : { password: t('app_password_missing') });
    setWrong(lacking ?? {});
    if (!lacking) void withPassword(account(), password.trim());
  };
  const leave = () => {
    const lacking = missing();
    setWrong(lacking ?? {});
    if (!lacking) void onItsPage(account());
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <Field label={t('handle')} hint={t('handle_hint')} wrong={wrong.handle} required>
        <input
          value={handle}
          onChange={(event) => setHandle(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={253}
        />
      </Field>
      <SecretField
        label={t('app_password')}
        hint={t('app_password_bluesky')}
        wrong={wrong.password}
        value={password}
        onChange={setPassword}
      />
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <details>
        <summary>{t('own_server')}</summary>
        <div className="inside">
          <Field label={t('server_address')} hint={t('own_server_hint')}>
            <AddressBox value={server} onChange={setServer} maxLength={300} />
          </Field>
        </div>
      </details>
      <FormActs act={t('connect_account')} busy={trying}>
        <Button busy={leaving} onClick={leave}>
          {t('on_bluesky_page')}
        </Button>
      </FormActs>
    </form>
  );
}
