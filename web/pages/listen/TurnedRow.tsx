// The sentence that stands where a post stood, with the way back.
import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowUUpLeft';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { SpeakerSlashIcon } from '@phosphor-icons/react/dist/csr/SpeakerSlash';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../lib/act.ts';
import { Button } from '../../parts/Button.tsx';
import { type Turned, turnedSentence } from './row-acts.ts';

interface Props {
  id: string;
  turned: Turned;
  /** Takes the focus, which was on the words that are gone. */
  focus: boolean;
  onUndone(id: string): void;
}

export function TurnedRow({ id, turned, focus, onUndone }: Props) {
  const { t } = useTranslation('listen');
  const [act, busy] = useAct();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (focus) row.current?.querySelector('button')?.focus();
  }, [focus]);
  const Icon = turned.act === 'mute' ? SpeakerSlashIcon : MinusCircleIcon;
  return (
    <li ref={row} className="gone" data-post={id} tabIndex={-1}>
      <p role="status">
        <Icon className="i" aria-hidden="true" />
        <span>{turnedSentence(t, turned)}</span>
        <Button look="bare" busy={busy} onClick={() => act(turned.undo, { ended: () => onUndone(id) })}>
          <ArrowUUpLeftIcon className="i s" aria-hidden="true" />
          {t('app:undo')}
        </Button>
      </p>
    </li>
  );
}
