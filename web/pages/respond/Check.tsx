// The check beside the draft: whether it may go out, each phrase with its reason and source, words that pass, and lifting a block.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { EyesIcon } from '@phosphor-icons/react/dist/csr/Eyes';
import { ProhibitIcon } from '@phosphor-icons/react/dist/csr/Prohibit';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpenThread, respond } from '../../../contract/respond.ts';
import type { Answer, Finding } from '../../../language/check/index.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { Button } from '../../parts/Button.tsx';

const icons = { block: ProhibitIcon, review: EyesIcon, allow: CheckIcon };

interface Props {
  opened: OpenThread;
  text: string;
  answer: Answer | undefined;
  checking: boolean;
  blocked: readonly Finding[];
  /** Somebody has lifted the block of these words. */
  lifted: boolean;
  onTake(words: string): void;
  settle(): Promise<void>;
}

export function Check({ opened, text, answer, checking, blocked, lifted, onTake, settle }: Props) {
  const { t } = useTranslation('respond');
  const rewrite = checking ? undefined : answer?.findings.find((each) => each.rewrite)?.rewrite;
  useEffect(() => {
    if (!rewrite) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey && event.key === 'Enter') {
        event.preventDefault();
        onTake(rewrite);
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [rewrite, onTake]);
  const verdict = blocked.length > 0 ? 'block' : answer?.verdict === 'block' ? 'review' : answer?.verdict;
  const Icon = verdict && icons[verdict];
  return (
    <section className="check" aria-label={t('check')} id="check-beside">
      <div role="status">
        {!text.trim() ? (
          <p className="quiet">{t('check_silent')}</p>
        ) : checking || !verdict || !Icon ? (
          <p className="quiet">{t('checking')}</p>
        ) : (
          <p className={`verdict ${verdict}`}>
            <Icon className="i" aria-hidden="true" />
            {t(lifted ? 'verdict_lifted' : `verdict_${verdict}`)}
          </p>
        )}
      </div>
      {!checking &&
        answer?.findings.map(({ rule, start, quote, why, source }) => (
          <div key={`${rule}${start}`} className="finding">
            <p>
              {quote && <b>“{quote}” </b>}
              {why}
            </p>
            <p className="meta">
              <Link to="/rules/$rule" params={{ rule }}>
                {rule}
              </Link>
              <span>{source}</span>
            </p>
          </div>
        ))}
      {rewrite && !lifted && (
        <>
          <div className="rewrite">
            <p className="label">{t('passes')}</p>
            <p>{rewrite}</p>
          </div>
          <div className="acts">
            <Button look="main" onClick={() => onTake(rewrite)}>
              {t('use_this')} <kbd>Alt ↵</kbd>
            </Button>
          </div>
        </>
      )}
      {!checking && blocked.length > 0 && <Lift opened={opened} text={text} blocked={blocked} settle={settle} />}
    </section>
  );
}

function Lift({ opened: { thread }, text, blocked, settle }: Pick<Props, 'opened' | 'text' | 'blocked' | 'settle'>) {
  const { t } = useTranslation('respond');
  const [may, mayPatient] = [useMay('checks.lift'), useMay('checks.lift_patient')];
  const [reason, setReason] = useState('');
  const [act, busy] = useAct();
  const patient = blocked.some(({ rule }) => rule.startsWith('patient.'));
  if (patient && !mayPatient) return <p className="quiet">{t('officer_alone')}</p>;
  if (!may) return <p className="quiet">{t('editor_alone')}</p>;
  const lift = (event: FormEvent) => {
    event.preventDefault();
    if (!reason.trim()) return;
    void act(
      async () => {
        await settle();
        return call(respond.liftBlock, {
          params: { id: thread.id },
          body: { postId: thread.postId, text, reason: reason.trim() },
        });
      },
      { done: t('lifted'), ended: () => setReason('') },
    );
  };
  return (
    <details className="lift">
      <summary>{t(patient ? 'lift_patient' : 'lift')}</summary>
      <form onSubmit={lift}>
        <label className="field">
          <span>{t('lift_reason')}</span>
          <input value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
        </label>
        <Button type="submit" busy={busy} not={reason.trim() ? undefined : t('not_reason')}>
          {t('lift_do')}
        </Button>
      </form>
    </details>
  );
}
