// A file of what people said: dropped or chosen, sent, and then its columns are looked at.
import { FileArrowUpIcon } from '@phosphor-icons/react/dist/csr/FileArrowUp';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/me.ts';
import { queries, woken } from '../../lib/queries.ts';
import { lasting } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Back } from './Back.tsx';
import { refusalSentence } from './faults.ts';
import { size } from './size.ts';
import { type Sent, upload } from './upload.ts';
import './connect.css';

/** What came back with a file, kept for its page: the guess, and whether it is remembered. */
export const uploadedKey = (id: string) => ['uploaded', id] as const;

export function NewImport() {
  const { t } = useTranslation('connect');
  useTitle(t('app:import_file'));
  const may = useMay('imports.write');
  const navigate = useNavigate();
  const [sending, setSending] = useState<{ file: File; sent: Sent; stop: AbortController }>();
  const [wrong, setWrong] = useState<string>();
  const stop = useRef<AbortController>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (file: File) => {
    setWrong(undefined);
    if (file.size === 0) return setWrong(t('file_empty'));
    const control = new AbortController();
    stop.current = control;
    setSending({ file, sent: { bytes: 0, secondsLeft: null }, stop: control });
    try {
      const uploaded = await upload(file, (sent) => setSending({ file, sent, stop: control }), control.signal);
      queries.setQueryData(uploadedKey(uploaded.import.id), uploaded);
      woken('imports');
      void navigate({ to: '/connect/imports/$id', params: { id: uploaded.import.id } });
    } catch (error) {
      if ((error as Error).name !== 'AbortError') setWrong(refusalSentence(error));
      setSending(undefined);
    }
  };

  return (
    <div className="page connect">
      <Back />
      <h1>{t('app:import_file')}</h1>
      <p className="lead">{may ? t('new_import_lead') : t('import_not')}</p>
      {may && !sending && <Drop onFile={send} wrong={wrong} />}
      {sending && <Sending {...sending} />}
      {may && (
        <dl className="facts notes">
          <div>
            <dt>{t('takes')}</dt>
            <dd>{t('takes_what')}</dd>
          </div>
          <div>
            <dt>{t('takes_needs')}</dt>
            <dd>{t('takes_needs_what')}</dd>
          </div>
          <div>
            <dt>{t('takes_again')}</dt>
            <dd>{t('takes_again_what')}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}

function Drop({ onFile, wrong }: { onFile(file: File): void; wrong: string | undefined }) {
  const { t } = useTranslation('connect');
  const id = useId();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wrong) input.current?.focus();
  }, [wrong]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the box within is the control
    <div
      className={over ? 'drop over-it' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileArrowUpIcon className="i" aria-hidden="true" />
      <label htmlFor={id}>{t('drop')}</label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.gz"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
        }}
      />
      {wrong && (
        <p className="wrong-line" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Sending({ file, sent, stop }: { file: File; sent: Sent; stop: AbortController }) {
  const { t } = useTranslation('connect');
  const whole = sent.bytes >= file.size;
  return (
    <div className="sending">
      <h2>{file.name}</h2>
      <progress aria-label={t('sending')} value={sent.bytes} max={file.size} />
      <p>
        {whole ? t('looking_at_columns') : t('sent', { sent: size(sent.bytes), of: size(file.size) })}
        {!whole && sent.secondsLeft !== null && t('about_left', { time: lasting(sent.secondsLeft) })}
      </p>
      <Button onClick={() => stop.abort()}>{t('app:cancel')}</Button>
    </div>
  );
}
