// The list of who is on call: its order, when shifts change, how long a person has to accept.
import { ArrowDownIcon } from '@phosphor-icons/react/dist/csr/ArrowDown';
import { ArrowUpIcon } from '@phosphor-icons/react/dist/csr/ArrowUp';
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyRoutes, type Rota } from '../../../contract/notify.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { queries } from '../../lib/queries.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { asMinute, asTime, rotaQuery } from './rota.ts';

/** 4 January 1970 was a Sunday. */
const weekdayName = (day: number): string =>
  new Intl.DateTimeFormat(currentLanguage(), { weekday: 'long', timeZone: 'UTC' }).format(new Date((3 + day) * 864e5));

const weekdayOf = (day: string | null): number => (day ? new Date(`${day}T00:00:00Z`).getUTCDay() : 1);

export function RotaForm({ rota }: { rota: Rota }) {
  const { t } = useTranslation('notify');
  const [run, busy] = useAct();
  // The list as it stands now: whoever has this week comes first.
  const inTurn = [...new Set(rota.shifts.map(({ person }) => person.id))];
  const [people, setPeople] = useState([...new Set([...inTurn, ...rota.people.map(({ id }) => id)])]);
  const [weekday, setWeekday] = useState(weekdayOf(rota.begins));
  const [time, setTime] = useState(asTime(rota.beginsMinute));
  const [minutes, setMinutes] = useState(String(rota.minutes));
  const nameOf = (id: string) => rota.able.find((each) => each.id === id)?.name ?? '';
  const left = rota.able.filter(({ id }) => !people.includes(id));
  const move = (at: number, by: number) => {
    const next = [...people];
    const [moved] = next.splice(at, 1);
    next.splice(at + by, 0, moved as string);
    setPeople(next);
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      personIds: people,
      weekday,
      beginsMinute: asMinute(time) ?? rota.beginsMinute,
      minutes: Math.min(60, Math.max(1, Number.parseInt(minutes, 10) || rota.minutes)),
    };
    void run(() => call(notifyRoutes.setRota, { body }), {
      done: t('rota_saved'),
      ended: (next) => queries.setQueryData(rotaQuery.queryKey, next),
    });
  };
  return (
    <section aria-labelledby="rota">
      <div className="head">
        <h2 id="rota">{t('rota')}</h2>
      </div>
      <form className="form after-head narrow" onSubmit={save}>
        {people.length === 0 ? <p className="quiet">{t('rota_empty')}</p> : <p className="hint">{t('rota_first')}</p>}
        {people.length > 0 && (
          <ol className="rota">
            {people.map((id, at) => (
              <li key={id}>
                <span>{nameOf(id)}</span>
                <span className="acts">
                  {at > 0 && (
                    <Button look="bare" aria-label={t('rota_up', { name: nameOf(id) })} onClick={() => move(at, -1)}>
                      <ArrowUpIcon className="i s" aria-hidden="true" />
                    </Button>
                  )}
                  {at < people.length - 1 && (
                    <Button look="bare" aria-label={t('rota_down', { name: nameOf(id) })} onClick={() => move(at, 1)}>
                      <ArrowDownIcon className="i s" aria-hidden="true" />
                    </Button>
                  )}
                  <Button
                    look="bare"
                    aria-label={t('rota_out', { name: nameOf(id) })}
                    onClick={() => setPeople(people.filter((each) => each !== id))}
                  >
                    <XIcon className="i s" aria-hidden="true" />
                  </Button>
                </span>
              </li>
            ))}
          </ol>
        )}
        {left.length > 0 && (
          <Field label={t('rota_add')}>
            <select value="" onChange={(event) => event.target.value && setPeople([...people, event.target.value])}>
              <option value="">{t('rota_choose')}</option>
              {left.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        <div className="two">
          <Field label={t('rota_weekday')}>
            <select value={weekday} onChange={(event) => setWeekday(Number(event.target.value))}>
              {[1, 2, 3, 4, 5, 6, 0].map((day) => (
                <option key={day} value={day}>
                  {weekdayName(day)}
                </option>
              ))}
            </select>
          </Field>
          <Field label={t('rota_at')}>
            <input type="time" value={time} onChange={(event) => setTime(event.target.value)} required />
          </Field>
        </div>
        <Field label={t('rota_minutes')}>
          <input
            className="number"
            type="number"
            min={1}
            max={60}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </Field>
        <div className="acts">
          <Button look="main" type="submit" busy={busy}>
            {t('rota_save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
