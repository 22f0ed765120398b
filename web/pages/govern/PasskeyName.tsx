// Asks what a passkey shall be called, before it is made or when it gets another name.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';

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
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.select(), []);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('passkey_name_missing'));
    setWrong(undefined);
    onName(name.trim());
  };
  return (
    <form ref={form} className="form sheet" onSubmit={send} noValidate aria-label={act}>
      <Field label={t('passkey_name')} hint={t('passkey_name_hint')} wrong={wrong}>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} autoComplete="off" />
      </Field>
      <div className="acts">
        <Button look="main" type="submit" busy={busy}>
          {act}
        </Button>
        <Button look="bare" onClick={onCancel}>
          {t('app:cancel')}
        </Button>
      </div>
    </form>
  );
}
