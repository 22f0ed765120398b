// What an account signs in with: typed hidden, and not the password that the person's browser keeps.
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/Field.tsx';

interface Props {
  label?: string;
  hint: string;
  wrong?: string | undefined;
  value: string;
  onChange(next: string): void;
}

export function SecretField({ label, hint, wrong, value, onChange }: Props) {
  const { t } = useTranslation('connect');
  return (
    <Field label={label ?? t('password')} hint={hint} wrong={wrong} required>
      <input
        type="password"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        maxLength={1000}
      />
    </Field>
  );
}
