// One alert in a list: what, where, how much, who has it, and the act.

import { LifebuoyIcon } from '@phosphor-icons/react/dist/csr/Lifebuoy';
import { TrendUpIcon } from '@phosphor-icons/react/dist/csr/TrendUp';
import { WarningDiamondIcon } from '@phosphor-icons/react/dist/csr/WarningDiamond';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../contract/learn/alerts.ts';
import { useMay } from '../../../lib/me.ts';
import { Button } from '../../../parts/Button.tsx';
import { useAlertActs } from './acts.ts';
import { useSaying } from './saying.ts';

const icons = { life_risk: LifebuoyIcon, critical: WarningDiamondIcon, rise: TrendUpIcon };

export function AlertFlag({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const Icon = icons[alert.kind];
  return (
    <span className={alert.kind === 'rise' ? 'flag' : 'flag alarm'}>
      <Icon className="i s" aria-hidden="true" />
      {t(`kind_${alert.kind}`)}
    </span>
  );
}

export function AlertRow({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts');
  const may = useMay('alerts.accept');
  const { accept, busy } = useAlertActs();
  const { what, where, much, standing } = useSaying()(alert);
  const named = [what, ...where].join(', ');
  return (
    <li className="alert-row">
      <h3>
        <Link className="t" to="/learn/alerts/$id" params={{ id: alert.id }}>
          {what}
        </Link>
      </h3>
      {may && alert.state === 'open' && (
        <Button busy={busy} onClick={() => void accept(alert)} aria-label={t('accept_of', { what: named })}>
          {t('accept')}
        </Button>
      )}
      <p className="meta">
        <AlertFlag alert={alert} />
        {where.map((each) => (
          <span key={each}>{each}</span>
        ))}
        <span>{much}</span>
        {alert.state === 'open' ? <b>{standing}</b> : <span>{standing}</span>}
      </p>
    </li>
  );
}
