// Lives at risk: a lane of their own, first on the page, without the words.
import { LifebuoyIcon } from '@phosphor-icons/react/dist/csr/Lifebuoy';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../../../../contract/learn/alerts.ts';
import { useMay } from '../../../lib/me.ts';
import { Button } from '../../../parts/Button.tsx';
import { useAlertActs } from './acts.ts';
import { useSaying } from './saying.ts';
import './alerts.css';

export function LifeLane({ alerts }: { alerts: readonly Alert[] }) {
  const { t } = useTranslation('alerts');
  const saying = useSaying();
  const may = useMay('alerts.accept');
  const { accept, busy } = useAlertActs();
  const lives = alerts.filter(({ kind, state }) => kind === 'life_risk' && state !== 'past');
  if (lives.length === 0) return null;
  return (
    <section aria-label={t('life_region')} className="lives">
      {lives.map((alert) => {
        const { where, much, standing } = saying(alert);
        const what = [t('kind_life_risk'), ...where].join(', ');
        return (
          <div className="life" key={alert.id}>
            <LifebuoyIcon className="i" aria-hidden="true" />
            <p>
              <b>{t('kind_life_risk')}</b> · {where.join(' · ')}
              {alert.posts > 1 && ` · ${much}`} · {standing}. {t('inside')}
            </p>
            <div className="acts">
              {may && alert.state === 'open' && (
                <Button busy={busy} onClick={() => void accept(alert)} aria-label={t('accept_of', { what })}>
                  {t('accept')}
                </Button>
              )}
              <Link
                className="btn"
                to="/learn/alerts/$id"
                params={{ id: alert.id }}
                aria-label={t('open_of', { what })}
              >
                {t('open')}
              </Link>
            </div>
          </div>
        );
      })}
    </section>
  );
}
