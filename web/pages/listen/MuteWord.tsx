// Asks for the word that shall not be shown any more.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';

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
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!word.trim()) return setWrong(t('word_missing'));
    onMute(word.trim());
  };
  return (
    <Dialog open onClose={onClose} title={t('mute_word_title')}>
      <form className="form" onSubmit={send} noValidate>
        <Field label={t('word')} hint={t('mute_word_hint')} wrong={wrong}>
          <input value={word} maxLength={200} onChange={(event) => setWord(event.target.value)} />
        </Field>
        <div className="acts">
          <Button look="main" type="submit">
            {t('mute')}
          </Button>
          <Button look="bare" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
