// Who stands in for whoever is on call, for a night or a holiday.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyRoutes, type Rota } from '../../../contract/notify.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { queries } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { rotaQuery } from './rota.ts';

const kept = (next: Rota) => queries.setQueryData(rotaQuery.queryKey, next);

export function StandIns({ rota, may }: { rota: Rota; may: boolean }) {
  const { t } = useTranslation('notify');
  const zone = useMe().organization.timeZone;
  const [run, busy] = useAct();
  const add = (standIn: { personId: string; from: string; to: string }) =>
    call(notifyRoutes.addStandIn, { body: standIn }).then(kept);
  return (
    <section aria-labelledby="stand-ins">
      <div className="head">
        <h2 id="stand-ins">{t('stand_ins')}</h2>
      </div>
      <p className="quiet after-head">{t('stand_in_lead')}</p>
      {rota.standIns.length === 0 ? (
        <p className="quiet after-head">{t('stand_in_none')}</p>
      ) : (
        <ul className="rows narrow">
          {rota.standIns.map(({ id, person, from, to }) => (
            <li key={id} className="stand-in">
              <span>
                {person.name}
                <span className="hint"> {t('week_from', { from: when(from, zone), to: when(to, zone) })}</span>
              </span>
              {may && (
                <Button
                  look="bare"
                  busy={busy}
                  onClick={() =>
                    void run(() => call(notifyRoutes.removeStandIn, { params: { id } }).then(kept), {
                      done: t('stand_in_removed'),
                      undo: () => add({ personId: person.id, from, to }),
                    })
                  }
                >
                  {t('stand_in_remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && rota.able.length > 0 && <NewStandIn rota={rota} onAdd={add} />}
    </section>
  );
}

function NewStandIn({
  rota,
  onAdd,
}: {
  rota: Rota;
  onAdd(standIn: { personId: string; from: string; to: string }): Promise<unknown>;
}) {
  const { t } = useTranslation('notify');
  const [run, busy] = useAct();
  const [personId, setPerson] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState<{ person?: string; to?: string }>({});
  const save = (event: FormEvent) => {
    event.preventDefault();
    const begins = new Date(from);
    const ends = new Date(to);
    const found = {
      ...(personId ? {} : { person: t('rota_choose') }),
      ...(ends > begins && ends > new Date() ? {} : { to: t('stand_in_order') }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const name = rota.able.find(({ id }) => id === personId)?.name ?? '';
    void run(() => onAdd({ personId, from: begins.toISOString(), to: ends.toISOString() }), {
      done: t('stand_in_added', { name }),
      ended: () => setPerson(''),
    });
  };
  return (
    <form className="form after-head narrow" onSubmit={save} noValidate>
      <Field label={t('stand_in_who')} wrong={wrong.person}>
        <select value={personId} onChange={(event) => setPerson(event.target.value)}>
          <option value="">{t('rota_choose')}</option>
          {rota.able.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <div className="two">
        <Field label={t('quiet_from')}>
          <input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label={t('quiet_to')} wrong={wrong.to}>
          <input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
      <div className="acts">
        <Button type="submit" busy={busy}>
          {t('stand_in_add')}
        </Button>
      </div>
    </form>
  );
}
