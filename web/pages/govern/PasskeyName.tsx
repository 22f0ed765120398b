// Asks what a passkey shall be called, before it is made or when it gets another name.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirst } from '../../lib/focus.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';

export function PasskeyName({
  name: first,
  act,
  busy,
  onName,
  onCancel,
}: {
  name: string;
  act: string;
  busy: boolean;
  onName(name: string): void;
  onCancel(): void;
}) {
  const { t } = useTranslation('govern');
  const [name, setName] = useState(first);
  const [wrong, setWrong] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('passkey_name_missing'));
    setWrong(undefined);
    onName(name.trim());
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={send} noValidate aria-label={act}>
      <Field label={t('passkey_name')} hint={t('passkey_name_hint')} wrong={wrong}>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoComplete="off" />
      </Field>
      <FormActs act={act} busy={busy} onCancel={onCancel} />
    </form>
  );
}
