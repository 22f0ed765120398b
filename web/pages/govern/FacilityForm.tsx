// The name of a facility and the other names people use for it.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { names } from '../start/Facilities.tsx';

export function FacilityForm({
  name: nameBefore,
  otherNames: othersBefore,
  busy,
  onSave,
  onCancel,
}: {
  name: string;
  otherNames: string[];
  busy: boolean;
  onSave(body: { name: string; otherNames: string[] }): void;
  onCancel(): void;
}) {
  const { t } = useTranslation('govern');
  const [name, setName] = useState(nameBefore);
  const [others, setOthers] = useState(othersBefore.join(', '));
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('facility_name_missing'));
    setWrong(undefined);
    onSave({ name: name.trim(), otherNames: names(others) });
  };
  return (
    <form
      ref={form}
      className="line-form"
      onSubmit={save}
      noValidate
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <Field label={t('start:facility_name')} wrong={wrong}>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={160} />
      </Field>
      <Field label={t('start:other_names_short')}>
        <input value={others} onChange={(event) => setOthers(event.target.value)} />
      </Field>
      <div className="acts">
        <Button type="submit" busy={busy}>
          {t('app:save')}
        </Button>
        <Button look="bare" onClick={onCancel}>
          {t('app:cancel')}
        </Button>
      </div>
    </form>
  );
}
