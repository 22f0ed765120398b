// One insight on the board: what it claims, a voice, how many said it, and what it waits for.
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InsightCard } from '../../../../contract/learn/insights.ts';
import { useMay, useMe } from '../../../lib/me.ts';
import { dayName, dayOf, number } from '../../../lib/time.ts';
import { Words } from '../../../parts/Words.tsx';

export function Card({ of }: { of: InsightCard }) {
  const { t } = useTranslation('follow');
  const mayTell = useMay('deliveries.write');
  const link = { to: '/learn/follow-through/$id', params: { id: of.id } } as const;
  return (
    <li>
      <Link className="t" {...link}>
        {of.claim}
      </Link>
      {of.quote?.text && <Words text={of.quote.text} lang={of.quote.lang} quoted />}
      <Waits of={of} />
      {of.stage === 'changed' && of.people.left > 0 && mayTell && (
        <p className="acts">
          <Link className="btn" {...link} hash="told" aria-label={t('tell_them_of', { claim: of.claim })}>
            {t('tell_them')}
          </Link>
        </p>
      )}
    </li>
  );
}

/** The line under it: how many, who has it, and what is late. */
export function Waits({ of }: { of: InsightCard }) {
  const { t } = useTranslation('follow');
  const zone = useMe().organization.timeZone;
  const { stage, people, counted, owner, changedOn, heardAt } = of;
  const said = <span>{t('n_people', { count: counted.people, n: number(counted.people) })}</span>;
  return (
    <p className="meta">
      {stage === 'heard' && (
        <>
          {said}
          <b>{t('needs_owner')}</b>
          <span>{t('since', { day: dayName(dayOf(new Date(heardAt), zone)) })}</span>
        </>
      )}
      {(stage === 'owned' || stage === 'decided') && (
        <>
          {stage === 'decided' && said}
          {owner && <span>{owner.name}</span>}
          <Due of={of} />
        </>
      )}
      {stage === 'changed' && (
        <>
          {changedOn && <span>{dayName(changedOn)}</span>}
          {people.left > 0 ? (
            <b>{t('not_yet_told', { count: people.left, n: number(people.left) })}</b>
          ) : (
            <b>{t('not_yet_said')}</b>
          )}
        </>
      )}
      {stage === 'told' && (
        <>
          <span>{t('told_of', { told: number(people.told), all: number(people.all) })}</span>
          {people.unreachable > 0 && (
            <span>{t('unreachable', { count: people.unreachable, n: number(people.unreachable) })}</span>
          )}
        </>
      )}
    </p>
  );
}

export function Due({ of: { dueOn, lateDays } }: { of: Pick<InsightCard, 'dueOn' | 'lateDays'> }) {
  const { t } = useTranslation('follow');
  if (!dueOn) return null;
  if (lateDays === null) return <span>{t('due', { day: dayName(dueOn) })}</span>;
  return (
    <span className="flag">
      <ClockIcon className="i s" aria-hidden="true" />
      {t('late', { count: lateDays, n: number(lateDays) })}
    </span>
  );
}
