// A WordPress site of ours, signed in with an application password of one of its users.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { addressTyped } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';
import { SecretField } from './SecretField.tsx';
import { faultBehind, useSignIn } from './sign-in.ts';

type Wrong = { site?: string; user?: string; password?: string };

/** Which field a fault is about; everything else is about the site. */
const fields: Record<string, keyof Wrong> = { application_password: 'password', not_allowed_there: 'user' };

export function AddAccountWordPress() {
  const { t } = useTranslation('connect');
  const [site, setSite] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<Wrong>({});
  const { trying, withPassword } = useSignIn((error) =>
    setWrong({ [fields[faultBehind(error).code] ?? 'site']: refusalSentence(error) }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const address = addressTyped(site);
    const lacking: Wrong = {
      ...(URL.canParse(address) ? {} : { site: t('address_missing') }),
      ...(user.trim() ? {} : { user: t('user_missing') }),
      ...(password.trim() ? {} : { password: t('application_password_missing') }),
    };
    setWrong(lacking);
    if (Object.keys(lacking).length > 0) return;
    const settings = { connector: 'wordpress' as const, site: address, user: user.trim(), everyMinutes: 5 };
    void withPassword({ facilityId, settings }, password);
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <Field label={t('wordpress_site')} wrong={wrong.site} required>
        <AddressBox value={site} onChange={setSite} maxLength={300} />
      </Field>
      <Field label={t('user')} hint={t('wordpress_user_hint')} wrong={wrong.user} required>
        <input
          value={user}
          onChange={(event) => setUser(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
        />
      </Field>
      <SecretField
        label={t('application_password')}
        hint={t('application_password_hint')}
        wrong={wrong.password}
        value={password}
        onChange={setPassword}
      />
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <FormActs act={t('connect_site')} busy={trying} />
    </form>
  );
}
