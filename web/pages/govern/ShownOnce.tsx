// A secret that is shown once: it takes the focus, can be copied, and stays until one says it is kept.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/Button.tsx';
import { Copy } from './Copy.tsx';

export function ShownOnce({
  title,
  lead,
  secret,
  onDone,
}: {
  title: string;
  lead: string;
  secret: string;
  onDone(): void;
}) {
  const { t } = useTranslation('govern');
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new secret takes the focus
  useEffect(() => box.current?.focus(), [secret]);
  return (
    <section className="once" ref={box} tabIndex={-1} aria-label={title}>
      <h2>{title}</h2>
      <p>{lead}</p>
      <output className="secret">{secret}</output>
      <div className="acts">
        <Copy look="main" text={secret} />
        <Button onClick={onDone}>{t('kept')}</Button>
      </div>
    </section>
  );
}
