// What we owe: people who are not yet told, what is late or soon due, what nobody owns.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../contract/learn.ts';
import { reading } from '../../lib/queries.ts';
import { dayName, number } from '../../lib/time.ts';
import { Ring } from '../../parts/Ring.tsx';
import { Due } from '../learn/follow/Card.tsx';

export function Owed() {
  const { t } = useTranslation('follow');
  const owed = useQuery(reading(learn.findOwed, {}, ['insights', 'deliveries'])).data;
  if (!owed || owed.insights.length === 0) return null;
  return (
    <section aria-labelledby="owed">
      <div className="head">
        <h2 id="owed">{t('owed')}</h2>
        <Link to="/learn/follow-through" search={{}}>
          {t('all_open', { count: owed.open, n: number(owed.open) })}
        </Link>
      </div>
      <ul className="rows owe">
        {owed.insights.map(({ id, claim, stage, owner, dueOn, lateDays, changedOn, people, counted }) => (
          <li key={id}>
            <Ring stage={stage} />
            <Link className="t" to="/learn/follow-through/$id" params={{ id }}>
              {claim}
            </Link>
            <p className="meta">
              {stage === 'heard' && (
                <>
                  <span>{t('heard_from', { count: counted.people, n: number(counted.people) })}</span>
                  <b>{t('nobody_owns')}</b>
                </>
              )}
              {stage === 'owned' && owner && <span>{t('owned_by', { name: owner.name })}</span>}
              {stage === 'decided' && <span>{t('decided_by', { name: owner?.name ?? '' })}</span>}
              <Due of={{ dueOn, lateDays }} />
              {stage === 'changed' && (
                <>
                  {changedOn && <span>{t('changed_on', { day: dayName(changedOn) })}</span>}
                  <b>{t('not_yet_told', { count: people.left, n: number(people.left) })}</b>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
