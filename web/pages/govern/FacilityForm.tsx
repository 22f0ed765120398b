// The name of a facility and the other names people use for it.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { focusFirst } from '../../lib/focus.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
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
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('facility_name_missing'));
    setWrong(undefined);
    onSave({ name: name.trim(), otherNames: names(others) });
  };
  return (
    <form
      ref={focusFirst}
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
      <FormActs act={t('app:save')} look="plain" busy={busy} onCancel={onCancel} />
    </form>
  );
}
