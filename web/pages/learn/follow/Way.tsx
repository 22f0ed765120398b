// The ring unrolled: each stage with its day, who and what; the next step as a button, the last ones with a way back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Insight, type InsightStep, type Stage, stages } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { woken } from '../../../lib/queries.ts';
import { dayName, dayOf, number, when } from '../../../lib/time.ts';
import { Button } from '../../../parts/Button.tsx';
import { outside, safeAddress } from '../../listen/safe-link.ts';
import { Due } from './Card.tsx';
import { type Asked, StepDialog } from './StepDialog.tsx';
import '../../../parts/link.css';

/** The step that brings an insight to a stage. */
const stepTo: Partial<Record<Stage, 'ownership' | 'decision' | 'change'>> = {
  owned: 'ownership',
  decided: 'decision',
  changed: 'change',
};

export function Way({ of }: { of: Insight }) {
  const { t } = useTranslation('follow');
  const [asking, setAsking] = useState<Asked | null>(null);
  const reached = stages.indexOf(of.stage);
  const next = stages[reached + 1];
  const nextStep = next && stepTo[next];
  return (
    <section aria-labelledby="way">
      <div className="head">
        <h2 id="way">{t('way')}</h2>
      </div>
      <ol className="way">
        {stages.map((stage, at) => (
          <li key={stage} className={at <= reached ? 'got' : undefined}>
            <h3>
              {t(`stage_${stage}`)}
              {at > reached && <span className="off"> {t('ahead')}</span>}
            </h3>
            <Reached of={of} stage={stage} onAgain={of.may.write ? setAsking : undefined} />
            {stage === next && nextStep && of.may.write && !of.aside && (
              <p className="acts">
                <Button look="main" onClick={() => setAsking(nextStep)}>
                  {t(`do_${nextStep}`)}
                </Button>
              </p>
            )}
            {stage === 'told' && of.stage === 'changed' && of.people.left > 0 && (
              <p className="meta">
                <b>{t('not_yet_told', { count: of.people.left, n: number(of.people.left) })}</b>
                <a href="#told">{t('tell_them')}</a>
              </p>
            )}
          </li>
        ))}
      </ol>
      <Record steps={of.steps} />
      {asking && <StepDialog of={of} kind={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

function Reached({ of, stage, onAgain }: { of: Insight; stage: Stage; onAgain: ((kind: Asked) => void) | undefined }) {
  const { t } = useTranslation('follow');
  const zone = useMe().organization.timeZone;
  if (stage === 'heard')
    return (
      <p className="meta">
        <span>{dayName(dayOf(new Date(of.heardAt), zone))}</span>
        <span>{t('n_people', { count: of.counted.people, n: number(of.counted.people) })}</span>
      </p>
    );
  if (stage === 'told')
    return of.people.told > 0 ? (
      <p className="meta">
        {of.toldBackAt && <span>{dayName(dayOf(new Date(of.toldBackAt), zone))}</span>}
        <span>{t('told_of', { told: number(of.people.told), all: number(of.people.all) })}</span>
      </p>
    ) : null;
  const kind = stepTo[stage]!;
  const step = of.steps.findLast((each) => each.kind === kind && each.undoneAt === null);
  if (!step) return null;
  return (
    <>
      {step.text && <p className="said">{step.text}</p>}
      <p className="meta">
        {step.owner && <b>{step.owner.name}</b>}
        <span>{dayName(step.on ?? dayOf(new Date(step.at), zone))}</span>
        {of.stage === stage && <Due of={of} />}
        {onAgain && (
          <button type="button" className="link" onClick={() => onAgain(kind)}>
            {t(`again_${kind}`)}
          </button>
        )}
        {onAgain && <TakeBack of={of} step={step} />}
      </p>
    </>
  );
}

function TakeBack({ of, step }: { of: Insight; step: InsightStep }) {
  const { t } = useTranslation('follow');
  const [run] = useAct();
  const take = () =>
    run(() => call(learn.undoStep, { params: { id: of.id, step: step.id } }), {
      done: t('step_taken_back'),
      ended: () => woken('insights'),
    });
  return (
    <button
      type="button"
      className="link"
      aria-label={t('take_back_step', { step: t(`kind_${step.kind}`) })}
      onClick={() => void take()}
    >
      {t('take_back')}
    </button>
  );
}

/** Every step with who and when; what was taken back too. */
function Record({ steps }: { steps: readonly InsightStep[] }) {
  const { t } = useTranslation('follow');
  const zone = useMe().organization.timeZone;
  if (steps.length === 0) return null;
  return (
    <details className="record">
      <summary>{t('record', { count: steps.length, n: number(steps.length) })}</summary>
      <ol>
        {steps.map((step) => {
          const link = safeAddress(step.url);
          return (
            <li key={step.id} className={step.undoneAt ? 'undone' : undefined}>
              <p>
                {t(`kind_${step.kind}`)}
                {step.owner && `: ${step.owner.name}`}
                {step.text && `: ${step.text}`}
              </p>
              <p className="meta">
                <span>{when(step.at, zone)}</span>
                {step.by && <span>{step.by.name}</span>}
                {link && (
                  <a href={link} {...outside}>
                    {t('open_link')}
                  </a>
                )}
                {step.undoneAt && <b>{t('was_taken_back', { time: when(step.undoneAt, zone) })}</b>}
              </p>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
