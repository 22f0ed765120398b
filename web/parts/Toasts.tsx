// The notes of what was just done, at the foot of the page, each with its way back.
import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowUUpLeft';
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dismiss, type Toast, useToasts } from '../lib/toasts.ts';

export function Toasts() {
  const toasts = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => (
        <Note key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function Note({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismiss(toast.id), 8000);
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stays longer while one reads or focuses it
    <div
      className={toast.alarm ? 'toast alarm' : 'toast'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <button
          type="button"
          className="btn bare"
          onClick={() => {
            dismiss(toast.id);
            void toast.undo?.();
          }}
        >
          <ArrowUUpLeftIcon className="i s" aria-hidden="true" />
          {t('undo')}
        </button>
      )}
      <button type="button" className="btn bare" aria-label={t('close')} onClick={() => dismiss(toast.id)}>
        <XIcon className="i s" aria-hidden="true" />
      </button>
    </div>
  );
}
