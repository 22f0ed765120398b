// Asks for the word that shall not be shown any more.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { readQuery } from './reading.ts';

interface Props {
  /** What was marked with the pointer, perhaps. */
  start: string;
  onClose(): void;
  onMute(word: string): void;
}

export function MuteWord({ start, onClose, onMute }: Props) {
  const { t } = useTranslation('listen');
  const [word, setWord] = useState(start);
  const [wrong, setWrong] = useState<string>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    if (!word.trim()) return setWrong(t('word_missing'));
    const reading = await readQuery(word.trim());
    if (reading.ok) onMute(word.trim());
    else setWrong(`${t('column', { column: reading.column })} ${reading.hint}`);
  };
  return (
    <Dialog open onClose={onClose} title={t('mute_word_title')}>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        <Field label={t('word')} hint={t('mute_word_hint')} wrong={wrong}>
          <input value={word} maxLength={200} onChange={(event) => setWord(event.target.value)} />
        </Field>
        <FormActs act={t('mute')} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
