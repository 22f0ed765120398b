// An invitation's one-time link: who is invited where, and a password of one's own.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { sentenceOf } from '../../lib/act.ts';
import { call, Refused } from '../../lib/call.ts';
import { queries } from '../../lib/queries.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Alone } from './Alone.tsx';
import { linkToken } from './token.ts';

export function Invitation() {
  const { t } = useTranslation('start');
  const navigate = useNavigate();
  const [token] = useState(linkToken);
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call(govern.readInvitation, { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [name, setName] = useState<string>();
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  if (invited.isPending)
    return (
      <Alone>
        <Loading />
      </Alone>
    );
  if (invited.isError)
    return (
      <Alone>
        <Wrong error={invited.error} />
      </Alone>
    );
  const { organization, email, hasAccount } = invited.data;

  const accept = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setWrong(undefined);
    try {
      await call(govern.acceptInvitation, {
        body: { token, name: (name ?? invited.data.name).trim() || invited.data.name, password },
      });
      queries.clear();
      void navigate({ to: '/today' });
    } catch (error) {
      setWrong(
        error instanceof Refused && error.problem.code === 'signed_out'
          ? t('signing_wrong_password')
          : sentenceOf(error),
      );
      setBusy(false);
    }
  };

  return (
    <Alone>
      <h1>{t('invited', { organization })}</h1>
      <p>{hasAccount ? t('invited_known', { email }) : t('invited_new', { email })}</p>
      <form className="form" onSubmit={accept} noValidate>
        {!hasAccount && (
          <Field label={t('your_name')}>
            <input
              value={name ?? invited.data.name}
              onChange={(event) => setName(event.target.value)}
              autoComplete="name"
              maxLength={120}
            />
          </Field>
        )}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <Field label={t('password')} hint={hasAccount ? undefined : t('password_hint')} wrong={wrong}>
          <input
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete={hasAccount ? 'current-password' : 'new-password'}
          />
        </Field>
        <FormActs act={t('accept')} busy={busy} />
      </form>
    </Alone>
  );
}
