// What is left to set up; it can be finished in ten minutes, and then it is gone.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number } from '../../lib/time.ts';
import type { TodayData } from './Today.tsx';

type Step = TodayData['steps'][number];

export function Steps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('today');
  const done = steps.filter((step) => step.done).length;
  return (
    <section aria-labelledby="steps">
      <div className="head">
        <h2 id="steps">{t('steps')}</h2>
        <span>{t('steps_done', { done: number(done), all: number(steps.length) })}</span>
      </div>
      <ol className="to-do">
        {steps.map((step) => (
          <li key={step.key} className={step.done ? 'done' : undefined}>
            {step.done ? (
              <>
                <CheckIcon className="i s" aria-hidden="true" />
                <span>
                  {t(`step_${step.key}`)} <span className="off">{t('step_done')}</span>
                </span>
              </>
            ) : (
              <>
                <span className="dot" aria-hidden="true" />
                <WayTo step={step.key}>{t(`step_${step.key}`)}</WayTo>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function WayTo({ step, children }: { step: Step['key']; children: string }) {
  switch (step) {
    case 'organization':
    case 'facilities':
      return <Link to="/govern">{children}</Link>;
    case 'channel':
      return <Link to="/hear">{children}</Link>;
    case 'watch':
      return (
        <Link to="/listen" search={{ edit: 'new' }}>
          {children}
        </Link>
      );
    case 'people':
      return <Link to="/govern/people">{children}</Link>;
    case 'second_factor':
      return <Link to="/account">{children}</Link>;
  }
}
