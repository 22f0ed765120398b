// On call: who is called now, the list of people in turn, the coming weeks, and who stands in.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Rota } from '../../../contract/notify.ts';
import { useMay } from '../../lib/me.ts';
import { dayName, number } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { RotaForm } from './RotaForm.tsx';
import { rotaQuery } from './rota.ts';
import { StandIns } from './StandIns.tsx';
import '../connect/connect.css';
import './govern.css';

export function OnCall() {
  const { t } = useTranslation('notify');
  useTitle(t('on_call'));
  const rota = useQuery(rotaQuery);
  return (
    <div className="page govern stack">
      <div>
        <h1>{t('on_call')}</h1>
        {rota.data && <p className="lead">{t('on_call_lead', { n: number(rota.data.minutes) })}</p>}
      </div>
      {rota.isPending ? (
        <Loading />
      ) : rota.isError ? (
        <Wrong error={rota.error} again={() => void rota.refetch()} />
      ) : (
        <Body rota={rota.data} />
      )}
    </div>
  );
}

function Body({ rota }: { rota: Rota }) {
  const { t } = useTranslation('notify');
  const may = useMay('alerts.write');
  const { now } = rota;
  return (
    <>
      <p role="status">
        <b>{now ? t(now.standIn ? 'on_call_now_stand_in' : 'on_call_now', { name: now.name }) : t('on_call_nobody')}</b>
      </p>
      {may && <RotaForm key={rota.people.map(({ id }) => id).join()} rota={rota} />}
      {rota.shifts.length > 0 && <Weeks rota={rota} />}
      <StandIns rota={rota} may={may} />
    </>
  );
}

function Weeks({ rota }: { rota: Rota }) {
  const { t } = useTranslation('notify');
  return (
    <section aria-labelledby="weeks">
      <div className="head">
        <h2 id="weeks">{t('weeks')}</h2>
      </div>
      <table className="narrow">
        <thead>
          <tr>
            <th scope="col">{t('week')}</th>
            <th scope="col">{t('person')}</th>
          </tr>
        </thead>
        <tbody>
          {rota.shifts.map(({ person, from, to }) => (
            <tr key={from}>
              <th scope="row">{t('week_from', { from: dayName(from), to: dayName(to) })}</th>
              <td>{person.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
