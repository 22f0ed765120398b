// What another program needs to tell us: the address it sends to, and the secret it signs with, shown once.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Copy } from '../govern/Copy.tsx';
import '../govern/govern.css';

export function ProgramSecret({ address, secret, onDone }: { address: string; secret: string; onDone(): void }) {
  const { t } = useTranslation('connect');
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new secret takes the focus
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <section className="once" ref={box} tabIndex={-1} aria-label={t('program_made')}>
      <h3>{t('program_made')}</h3>
      <p>{t('program_made_lead')}</p>
      <p className="label">{t('program_address')}</p>
      <output className="secret">{address}</output>
      <div className="acts">
        <Copy text={address} />
      </div>
      <p className="label">{t('program_secret')}</p>
      <output className="secret">{secret}</output>
      <div className="acts">
        <Copy look="main" text={secret} />
        <Button onClick={onDone}>{t('govern:kept')}</Button>
      </div>
    </section>
  );
}
