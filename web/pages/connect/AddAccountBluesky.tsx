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

type Wrong = { handle?: string; password?: string; server?: string };

const ofPassword = ['password_wrong', 'own_password'];

export function AddAccountBluesky() {
  const { t } = useTranslation('connect');
  const [handle, setHandle] = useState('');
  const [password, setPassword] = useState('');
  const [server, setServer] = useState('');
  const [opened, setOpened] = useState(false);
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Wrong>({});
  const fieldOf = ({ code, host }: ReturnType<typeof faultBehind>): keyof Wrong => {
    if (ofPassword.includes(code)) return 'password';
    return host && host === URL.parse(addressTyped(server))?.hostname ? 'server' : 'handle';
  };
  const { trying, leaving, withPassword, onItsPage } = useSignIn((error) => {
    const field = fieldOf(faultBehind(error));
    if (field === 'server') setOpened(true);
    setWrong({ [field]: refusalSentence(error) });
  });
  const account = () => ({
    facilityId,
    settings: {
      connector: 'bluesky' as const,
      source: 'account' as const,
      handle: handle.trim().replace(/^@/, ''),
      ...(server.trim() ? { server: addressTyped(server) } : {}),
    },
  });
  /** Says what is missing, each at its field; true when nothing is. */
  const whole = (more: Wrong) => {
    const own = addressTyped(server);
    const lacking = {
      ...(handle.trim() ? {} : { handle: t('handle_missing') }),
      ...more,
      ...(own && !URL.canParse(own) ? { server: t('address_missing') } : {}),
    };
    setWrong(lacking);
    if (lacking.server) setOpened(true);
    return Object.keys(lacking).length === 0;
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const typed = password.trim();
    if (whole(typed ? {} : { password: t('app_password_missing') })) void withPassword(account(), typed);
  };
  const leave = () => {
    if (whole({})) void onItsPage(account());
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
      <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('own_server')}</summary>
        <div className="inside">
          <Field label={t('server_address')} hint={t('own_server_hint')} wrong={wrong.server}>
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
