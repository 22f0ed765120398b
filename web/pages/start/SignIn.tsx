// Sign-in: address and password, then the code where a second factor is set; or a passkey, which stands for both.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canPasskeys } from '../../lib/passkey.ts';
import { queries } from '../../lib/queries.ts';
import { giveCode, type SignedIn, signIn, signInWithPasskey } from '../../lib/sign-in.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Alone } from './Alone.tsx';

export function SignIn() {
  const { t } = useTranslation('start');
  const navigate = useNavigate();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const [asks, setAsks] = useState<'password' | 'code'>('password');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** `by` is what was given, for the sentence when it is not enough. */
  const enter = async (ask: () => Promise<SignedIn | undefined>, by: 'password' | 'code' | 'passkey') => {
    setBusy(true);
    const result = await ask();
    setBusy(false);
    const fine = result === undefined || result === 'in' || result === 'second-factor';
    setWrong(fine ? undefined : t(`signing_${result}_${by}`));
    if (result === 'second-factor') setAsks('code');
    if (result === 'in') {
      queries.clear();
      // Only a path of our own: an address handed in from outside leads nowhere else.
      if (to?.startsWith('/') && !to.startsWith('//')) window.location.assign(to);
      else void navigate({ to: '/today' });
    }
  };
  const send = (ask: () => Promise<SignedIn>) => (event: FormEvent) => {
    event.preventDefault();
    void enter(ask, asks);
  };

  return (
    <Alone>
      <h1>{asks === 'password' ? t('sign_in') : t('second_factor')}</h1>
      {asks === 'password' ? (
        <form className="form" onSubmit={send(() => signIn(email, password))} noValidate>
          <Field label={t('email')}>
            <input
              type="email"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              autoComplete="username"
            />
          </Field>
          <Field label={t('password')} wrong={wrong}>
            <input
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="current-password"
            />
          </Field>
          <div className="acts">
            <Button look="main" type="submit" busy={busy}>
              {t('sign_in')}
            </Button>
            {canPasskeys() && (
              <Button busy={busy} onClick={() => void enter(signInWithPasskey, 'passkey')}>
                {t('with_passkey')}
              </Button>
            )}
          </div>
          <p className="hint">{t('forgotten')}</p>
        </form>
      ) : (
        <form className="form" onSubmit={send(() => giveCode(code))} noValidate>
          <Field label={t('code')} hint={t('code_hint')} wrong={wrong}>
            <input
              value={code}
              onChange={(event) => setCode(event.target.value)}
              autoComplete="one-time-code"
              inputMode="numeric"
            />
          </Field>
          <div className="acts">
            <Button look="main" type="submit" busy={busy}>
              {t('sign_in')}
            </Button>
            <Button look="bare" onClick={() => setAsks('password')}>
              {t('back')}
            </Button>
          </div>
        </form>
      )}
    </Alone>
  );
}
