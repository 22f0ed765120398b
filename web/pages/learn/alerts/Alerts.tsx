// Alerts: what needs somebody now, what somebody has, the rules, and what is over.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { AlertRow } from './AlertRow.tsx';
import { LifeLane } from './LifeLane.tsx';
import { openAlerts } from './open-alerts.ts';
import { PastAlerts } from './PastAlerts.tsx';
import { Rules } from './Rules.tsx';
import './alerts.css';

export function Alerts() {
  const { t } = useTranslation('alerts');
  const now = useQuery(openAlerts);
  const alerts = now.data?.alerts ?? [];
  const open = alerts.filter(({ kind, state }) => state === 'open' && kind !== 'life_risk');
  const accepted = alerts.filter(({ kind, state }) => state === 'accepted' && kind !== 'life_risk');
  return (
    <div className="page alerts">
      <LearnHead tab="alerts" scoped={false} />
      {now.isPending ? (
        <Loading />
      ) : now.isError ? (
        <Wrong error={now.error} again={() => void now.refetch()} />
      ) : (
        <>
          <LifeLane alerts={alerts} />
          <section aria-labelledby="now">
            <div className="head">
              <h2 id="now">{t('now')}</h2>
              <Link to="/govern/on-call">{t('on_call')}</Link>
            </div>
            {open.length > 0 ? (
              <ul className="rows">
                {open.map((alert) => (
                  <AlertRow key={alert.id} alert={alert} />
                ))}
              </ul>
            ) : (
              <p className="empty">{t('now_none')}</p>
            )}
          </section>
          {accepted.length > 0 && (
            <section aria-labelledby="accepted">
              <div className="head">
                <h2 id="accepted">{t('accepted_head')}</h2>
              </div>
              <ul className="rows">
                {accepted.map((alert) => (
                  <AlertRow key={alert.id} alert={alert} />
                ))}
              </ul>
            </section>
          )}
          <Rules />
          <PastAlerts />
        </>
      )}
    </div>
  );
}
