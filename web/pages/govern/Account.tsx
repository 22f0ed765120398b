// Your own account: name and language, how the program looks, password, second factor, passkeys, sessions.
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me.ts';
import { signOut } from '../../lib/sign-in.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { grantsInWords } from './grants.ts';
import { Look } from './Look.tsx';
import { Own } from './Own.tsx';
import { Passkeys } from './Passkeys.tsx';
import { Reaches } from './reaches/Reaches.tsx';
import { SecondFactor } from './SecondFactor.tsx';
import '../connect/connect.css';
import './govern.css';

export function Account() {
  const { t } = useTranslation('govern');
  useTitle(t('app:your_account'));
  const { person, roles, organization } = useMe();
  const may = grantsInWords(
    roles.map((role) => ({ role, facilityId: null })),
    [],
  );
  return (
    <div className="page govern stack account">
      <header>
        <h1>{t('app:your_account')}</h1>
        <p className="lead">{t('account_here', { email: person.email, roles: may, name: organization.name })}</p>
      </header>
      <Own />
      <Look />
      <Reaches />
      <ChangePassword />
      <SecondFactor />
      <Passkeys />
      <section aria-labelledby="sessions">
        <div className="head">
          <h2 id="sessions">{t('sessions')}</h2>
        </div>
        <p className="after-head quiet">{t('sessions_lead')}</p>
        <div className="acts after-head">
          <Button onClick={() => void signOut()}>{t('sign_out_here')}</Button>
        </div>
      </section>
    </div>
  );
}
