// How long an answer can still be taken back, counted down.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';

export function TakeBack({ until, busy, onTakeBack }: { until: string; busy: boolean; onTakeBack(): void }) {
  const { t } = useTranslation('respond');
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.ceil((Date.parse(until) - now) / 1000);
  if (left <= 0) return null;
  return (
    <p className="meta taking-back">
      <span aria-live="off">{t('leaves_in', { count: left, n: number(left) })}</span>
      <Button busy={busy} onClick={onTakeBack}>
        {t('take_back')}
      </Button>
    </p>
  );
}
