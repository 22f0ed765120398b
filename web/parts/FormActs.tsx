// The end of a form or of a question: what it does, perhaps another way, and the way out.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

interface Props {
  act: ReactNode;
  look?: 'main' | 'plain' | 'stop';
  busy?: boolean;
  /** Why it can't be done now. */
  not?: string | undefined;
  /** Where no form sends it. */
  onAct?: () => void;
  onCancel?: () => void;
  /** Stands between the act and the way out. */
  children?: ReactNode;
}

export function FormActs({ act, look = 'main', busy = false, not, onAct, onCancel, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className="acts">
      <Button look={look} type={onAct ? 'button' : 'submit'} busy={busy} not={not} onClick={onAct}>
        {act}
      </Button>
      {children}
      {onCancel && (
        <Button look="bare" onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}
