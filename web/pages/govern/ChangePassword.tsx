// Chooses a new password; every other session ends with it.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { Refused } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { changePassword } from './proof.ts';

export function ChangePassword() {
  const { t } = useTranslation('govern');
  const { person } = useMe();
  const [run, busy] = useAct();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [wrong, setWrong] = useState<{ current?: string; next?: string }>({});
  const save = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(current ? {} : { current: t('password_missing') }),
      ...([...next].length >= 12 ? {} : { next: t('errors:password.short') }),
    };
    setWrong(missing);
    if (Object.keys(missing).length) return;
    void run(() => changePassword(current, next), {
      done: t('password_saved'),
      ended: () => {
        setCurrent('');
        setNext('');
      },
      wrong: (error) => {
        const code = error instanceof Refused ? error.problem.code : '';
        if (!code.startsWith('password.')) return false;
        setWrong(code === 'password.wrong' ? { current: sentenceOf(error) } : { next: sentenceOf(error) });
        return true;
      },
    });
  };
  return (
    <section aria-labelledby="password">
      <div className="head">
        <h2 id="password">{t('start:password')}</h2>
      </div>
      <form className="form after-head" onSubmit={save} noValidate>
        <input
          type="text"
          className="off"
          autoComplete="username"
          value={person.email}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <Field label={t('password_now')} wrong={wrong.current}>
          <input
            type="password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
            autoComplete="current-password"
            maxLength={128}
          />
        </Field>
        <Field label={t('password_new')} hint={t('start:password_hint')} wrong={wrong.next}>
          <input
            type="password"
            value={next}
            onChange={(event) => setNext(event.target.value)}
            autoComplete="new-password"
            maxLength={128}
          />
        </Field>
        <FormActs act={t('password_change')} look="plain" busy={busy} />
      </form>
    </section>
  );
}
