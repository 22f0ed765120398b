// The first page of all: check a reply, hear what people say, or look around in the demonstration.
import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { EarIcon } from '@phosphor-icons/react/dist/csr/Ear';
import { SunHorizonIcon } from '@phosphor-icons/react/dist/csr/SunHorizon';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { queries, reading } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Alone } from './Alone.tsx';
import { CheckReply } from './CheckReply.tsx';
import { startToken } from './token.ts';

export function Start() {
  const { t } = useTranslation('start');
  const [token] = useState(startToken);
  const start = useQuery(reading(govern.start, {}));
  const navigate = useNavigate();
  const [load, loading] = useAct();
  if (start.isPending) return <Alone>{<Loading />}</Alone>;
  if (start.isError)
    return (
      <Alone>
        <Wrong error={start.error} again={() => void start.refetch()} />
      </Alone>
    );
  const { setUp, maySetUp } = start.data;
  const allowed = maySetUp || token !== undefined;
  if (setUp) return <Navigate to="/sign-in" replace />;
  const look = () =>
    load(() => call(govern.loadDemonstration, { body: { token } }), {
      ended: () => {
        queries.clear();
        void navigate({ to: '/today' });
      },
    });
  return (
    <Alone signIn>
      <h1>{t('begin')}</h1>
      <p>{t('begin_lead')}</p>
      {!allowed && (
        <p className="wrong-line" role="status">
          {t('needs_link')}
        </p>
      )}
      <div className="doors three">
        <section className="door">
          <h2>
            <CheckCircleIcon className="i" aria-hidden="true" /> {t('check:title')}
          </h2>
          <p>{t('check:lead')}</p>
          <Button onClick={() => document.getElementById('check-said')?.focus()}>{t('check:step')}</Button>
        </section>
        <section className="door">
          <h2>
            <EarIcon className="i" aria-hidden="true" /> {t('hear')}
          </h2>
          <p>{t('hear_lead')}</p>
          {allowed ? (
            <div className="acts">
              <Link className="btn" to="/setup">
                {t('hear_step')}
              </Link>
              <Link className="btn" to="/setup" search={{ hear: 'file' }}>
                {t('drop_step')}
              </Link>
            </div>
          ) : (
            <Button not={t('needs_link')}>{t('hear_step')}</Button>
          )}
        </section>
        <section className="door">
          <h2>
            <SunHorizonIcon className="i" aria-hidden="true" /> {t('look')}
          </h2>
          <p>{t('look_lead')}</p>
          <Button onClick={look} busy={loading} not={allowed ? undefined : t('needs_link')}>
            {loading ? t('look_busy') : t('look_step')}
          </Button>
        </section>
      </div>
      <CheckReply />
    </Alone>
  );
}
