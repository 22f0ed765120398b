// Sends a file of labelled texts.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../contract/common.ts';
import { learn } from '../../../contract/learn.ts';
import { sentenceOf } from '../../lib/act.ts';
import { addressOf, Refused } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { queries } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';

export function NewTaxonomy({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('taxonomy');
  const [name, setName] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = async () => {
    if (!file) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await sendFile(name.trim() || file.name.slice(0, 120), file);
      await queries.invalidateQueries({ queryKey: [learn.findTaxonomies.path] });
      onClose();
    } catch (error) {
      setWrong(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t('from_file')}>
      <form
        className="form"
        ref={focusFirst}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={t('name')} hint={t('name_hint')}>
          <input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label={t('file')} hint={t('file_hint')} wrong={wrong}>
          <input
            type="file"
            accept=".csv,.ndjson,.jsonl,.gz,.txt"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </Field>
        <div className="acts">
          <Button type="submit" look="main" busy={busy} not={file ? undefined : t('file_missing')} onClick={() => {}}>
            {t('send')}
          </Button>
          <Button look="bare" onClick={onClose}>
            {t('app:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Throws `Refused`. */
async function sendFile(name: string, file: File): Promise<void> {
  const answer = await fetch(addressOf(learn.uploadTaxonomy, { query: { name } }), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }).catch(() => {
    throw new Refused({ type: 'about:blank', title: '', status: 0, code: 'offline' });
  });
  if (!answer.ok) throw new Refused((await answer.json()) as Problem);
}
