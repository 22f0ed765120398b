// The backup codes of a second factor, shown once: to be copied, saved as a file, or written down.
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/csr/DownloadSimple';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Copy } from './Copy.tsx';

export function BackupCodes({ codes, onDone }: { codes: string[]; onDone(): void }) {
  const { t } = useTranslation('govern');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const text = codes.join('\n');
  return (
    <section className="once" ref={box} tabIndex={-1} aria-label={t('codes')}>
      <h3>{t('codes')}</h3>
      <p>{t('codes_lead')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="acts">
        <Copy look="main" text={text} />
        <a
          className="btn"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="openrounds-codes.txt"
        >
          <DownloadSimpleIcon className="i s" aria-hidden="true" /> {t('codes_file')}
        </a>
        <Button onClick={onDone}>{t('kept')}</Button>
      </div>
    </section>
  );
}
