// One alert: what it is about, who was called, who has it, and the posts behind it for those who may read them.
import { ArrowLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowLeft';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Alert as AlertShape, alertRoutes } from '../../../../contract/learn/alerts.ts';
import { useMay, useMe } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { when } from '../../../lib/time.ts';
import { useTitle } from '../../../lib/title.ts';
import { Button } from '../../../parts/Button.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { AlertPosts } from './AlertPosts.tsx';
import { AlertFlag } from './AlertRow.tsx';
import { useAlertActs } from './acts.ts';
import { LifeLane } from './LifeLane.tsx';
import { useSaying } from './saying.ts';
import './alerts.css';

export function Alert() {
  const { t } = useTranslation('alerts');
  const { id } = useParams({ from: '/frame/learn/alerts/$id' });
  const query = reading(alertRoutes.getAlert, { params: { id } }, ['alerts']);
  const alert = useQuery(query);
  const client = useQueryClient();
  useTitle(t('alert'));
  return (
    <div className="page alerts">
      <LearnHead tab="alerts" scoped={false} name={t('alert')} />
      <p className="back">
        <Link to="/learn/alerts" search={{}}>
          <ArrowLeftIcon className="i s" aria-hidden="true" /> {t('back')}
        </Link>
      </p>
      {alert.isPending ? (
        <Loading />
      ) : alert.isError ? (
        <Wrong error={alert.error} again={() => void alert.refetch()} />
      ) : (
        <Shown alert={alert.data} onChange={(next) => client.setQueryData(query.queryKey, next)} />
      )}
    </div>
  );
}

function Shown({ alert, onChange }: { alert: AlertShape; onChange(next: AlertShape): void }) {
  const { t } = useTranslation('alerts');
  const zone = useMe().organization.timeZone;
  const { what, where, much, standing, comes } = useSaying()(alert);
  return (
    <>
      {alert.kind === 'life_risk' && alert.state !== 'past' && <LifeLane alerts={[alert]} />}
      <div className="alert-title">
        <h2>{alert.rule ? t('by_rule', { name: alert.rule.name }) : what}</h2>
        <p className="meta">
          <AlertFlag alert={alert} />
          {where.map((each) => (
            <span key={each}>{each}</span>
          ))}
          <span>{much}</span>
        </p>
        <p className="standing" role="status">
          {standing}
        </p>
        <Acts alert={alert} onChange={onChange} />
      </div>
      <div className="alert-body">
        <AlertPosts id={alert.id} />
        {alert.call && (
          <section aria-labelledby="calls" className="side">
            <div className="head">
              <h2 id="calls">{t('calls')}</h2>
            </div>
            <ol className="way">
              {alert.call.steps.map((step) => (
                <li className="got" key={step.at}>
                  {t(`called_${step.whom}`, { names: step.names.join(', '), time: when(step.at, zone) })}
                </li>
              ))}
              {alert.accepted ? (
                <li className="got">
                  {t('accepted_at', {
                    name: alert.accepted.byName ?? t('a_program'),
                    time: when(alert.accepted.at, zone),
                  })}
                </li>
              ) : (
                comes && <li>{comes}</li>
              )}
            </ol>
          </section>
        )}
      </div>
    </>
  );
}

function Acts({ alert, onChange }: { alert: AlertShape; onChange(next: AlertShape): void }) {
  const { t } = useTranslation('alerts');
  const may = useMay('alerts.accept');
  const { accept, handBack, close, reopen, busy } = useAlertActs(onChange);
  if (!may) return null;
  if (alert.state === 'past')
    return (
      <div className="acts">
        <Button busy={busy} onClick={() => void reopen(alert)}>
          {t('reopen')}
        </Button>
      </div>
    );
  return (
    <div className="acts">
      {alert.state === 'open' ? (
        <Button look="main" busy={busy} onClick={() => void accept(alert)}>
          {t('accept')}
        </Button>
      ) : (
        <Button busy={busy} onClick={() => void handBack(alert)}>
          {t('hand_back')}
        </Button>
      )}
      <Button busy={busy} onClick={() => void close(alert, 'dealt_with')}>
        {t('close_dealt_with')}
      </Button>
      <Button look="bare" busy={busy} onClick={() => void close(alert, 'false_alarm')}>
        {t('close_false_alarm')}
      </Button>
    </div>
  );
}
