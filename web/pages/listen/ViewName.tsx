// Asks for the name of a saved view, and whether others shall see it.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';

interface Props {
  title: string;
  start?: string;
  /** Offers to share it. */
  share?: boolean;
  onClose(): void;
  onName(name: string, shared: boolean): void;
}

export function ViewName({ title, start = '', share = false, onClose, onName }: Props) {
  const { t } = useTranslation('listen');
  const [name, setName] = useState(start);
  const [shared, setShared] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('view_name_missing'));
    onName(name.trim(), shared);
  };
  return (
    <Dialog open onClose={onClose} title={title}>
      <form className="form" onSubmit={send} noValidate>
        <Field label={t('view_name')} wrong={wrong}>
          <input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        </Field>
        {share && (
          <label className="check">
            <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
            {t('share_with_all')}
          </label>
        )}
        <FormActs act={t('app:save')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
