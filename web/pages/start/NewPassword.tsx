// A one-time link with which a person chooses a new password.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { sentenceOf } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { Alone } from './Alone.tsx';
import { linkToken } from './token.ts';

export function NewPassword() {
  const { t } = useTranslation('start');
  const [token] = useState(linkToken);
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [state, setState] = useState<'asks' | 'busy' | 'done'>('asks');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if ([...password].length < 12) return setWrong(t('errors:password.short'));
    setState('busy');
    setWrong(undefined);
    try {
      await call(govern.choosePassword, { body: { token, password } });
      setState('done');
    } catch (error) {
      setWrong(sentenceOf(error));
      setState('asks');
    }
  };
  return (
    <Alone>
      <h1>{t('new_password')}</h1>
      {state === 'done' ? (
        <>
          <p>{t('new_password_done')}</p>
          <Link className="btn main" to="/sign-in">
            {t('sign_in')}
          </Link>
        </>
      ) : (
        <form className="form" onSubmit={send} noValidate>
          <Field label={t('password')} hint={t('password_hint')} wrong={wrong}>
            <input
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="new-password"
            />
          </Field>
          <FormActs act={t('app:save')} busy={state === 'busy'} />
        </form>
      )}
    </Alone>
  );
}
