// What needs you now: lives at risk in a lane of their own, then the other open alerts by urgency.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AlertRow } from '../learn/alerts/AlertRow.tsx';
import { LifeLane } from '../learn/alerts/LifeLane.tsx';
import { openAlerts } from '../learn/alerts/open-alerts.ts';

export function Lives() {
  const { data } = useQuery(openAlerts);
  return <LifeLane alerts={data?.alerts ?? []} />;
}

export function NeedsYou() {
  const { t } = useTranslation('alerts');
  const { data } = useQuery(openAlerts);
  const open = data?.alerts.filter(({ kind, state }) => state === 'open' && kind !== 'life_risk') ?? [];
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="needs">
      <div className="head">
        <h2 id="needs">{t('now')}</h2>
        <Link to="/learn/alerts" search={{}}>
          {t('all')}
        </Link>
      </div>
      <ul className="rows">
        {open.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  );
}
