// Asks for the password before something that guards the account is changed.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../lib/act.ts';
import { Refused } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';

export function PasswordFirst({
  act,
  busy,
  onPassword,
  onCancel,
}: {
  act: string;
  busy: boolean;
  /** `wrong` takes what was thrown, and tells whether it was about the password. */
  onPassword(password: string, wrong: (error: unknown) => boolean): void;
  onCancel(): void;
}) {
  const { t } = useTranslation('govern');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!password) return setWrong(t('password_missing'));
    setWrong(undefined);
    onPassword(password, (error) => {
      if (!(error instanceof Refused) || error.problem.code !== 'password.wrong') return false;
      setWrong(sentenceOf(error));
      return true;
    });
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={send} noValidate aria-label={act}>
      <Field label={t('password_now')} wrong={wrong}>
        <input
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          maxLength={128}
        />
      </Field>
      <FormActs act={act} busy={busy} onCancel={onCancel} />
    </form>
  );
}
