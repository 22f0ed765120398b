// Makes a link: its title, the days it publishes, what it shows beside all together, how long it works.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Days } from '../../../../contract/learn/scope.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { focusFirst } from '../../../lib/focus.ts';
import { useMe } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { dayOf, number, span } from '../../../lib/time.ts';
import { currentLanguage } from '../../../lib/words.ts';
import { Field } from '../../../parts/Field.tsx';
import { FormActs } from '../../../parts/FormActs.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { lastMonth } from './last-month.ts';

interface Props {
  published: readonly (Days & { id: string })[];
  onMade(address: string): void;
  onCancel(): void;
}

const lasting = [7, 30, 90, 365];

export function NewBoardLink({ published, onMade, onCancel }: Props) {
  const { t } = useTranslation('links');
  const today = dayOf(new Date(), useMe().organization.timeZone);
  const [run, busy] = useAct();
  const [name, setName] = useState('');
  const [known, setKnown] = useState(published[0]?.id ?? '');
  const [days, setDays] = useState<Days>(lastMonth(today));
  const [places, setPlaces] = useState<string[]>([]);
  const [language, setLanguage] = useState(currentLanguage());
  const [expiresInDays, setExpires] = useState(90);
  const [wrong, setWrong] = useState<string>();
  const { from, to } = published.find(({ id }) => id === known) ?? days;
  const sound = Boolean(from && to && from <= to && to < today);
  const preview = useQuery({
    ...reading(learn.previewPublication, { query: { from, to } }, ['reports']),
    enabled: sound,
    retry: false,
  });
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('name_missing'));
    setWrong(undefined);
    if (!sound) return;
    const body = { from, to, name: name.trim(), places, language, expiresInDays };
    void run(() => call(learn.makeBoardLink, { body }), { ended: ({ address }) => onMade(address) });
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={make} noValidate aria-label={t('make')}>
      <Field label={t('name')} hint={t('name_hint')} wrong={wrong} required>
        <input value={name} onChange={({ target }) => setName(target.value)} maxLength={120} autoComplete="off" />
      </Field>
      {published.length > 0 && (
        <Field label={t('days')}>
          <select value={known} onChange={({ target }) => setKnown(target.value)}>
            {published.map((each) => (
              <option key={each.id} value={each.id}>
                {t('days_published', { days: span(each.from, each.to) })}
              </option>
            ))}
            <option value="">{t('days_new')}</option>
          </select>
        </Field>
      )}
      {known === '' && (
        <>
          <p className="hint">{t('days_hint')}</p>
          <div className="two">
            <Field label={t('first_day')}>
              <input
                type="date"
                value={days.from}
                onChange={({ target }) => setDays({ ...days, from: target.value })}
              />
            </Field>
            <Field label={t('last_day')} wrong={sound ? undefined : t('days_wrong')}>
              <input type="date" value={days.to} onChange={({ target }) => setDays({ ...days, to: target.value })} />
            </Field>
          </div>
        </>
      )}
      {sound && preview.isPending && <Loading />}
      {sound && preview.isError && <Wrong error={preview.error} />}
      {sound && preview.data && (
        <>
          <div className="board-preview">
            <h3>{t('would_show')}</h3>
            <p>
              {t('would_hide', {
                topics: number(preview.data.together.topics.length),
                people: number(preview.data.together.people ?? 0),
              })}
            </p>
          </div>
          {preview.data.places.length > 0 && (
            <fieldset className="choice">
              <legend className="label">{t('places')}</legend>
              {preview.data.places.map(({ id, name: place, people, topics }) => (
                <label className="check" key={id}>
                  <input
                    type="checkbox"
                    checked={places.includes(id)}
                    onChange={({ target }) =>
                      setPlaces(target.checked ? [...places, id] : places.filter((each) => each !== id))
                    }
                  />
                  {people === null
                    ? t('would_place_none', { place })
                    : t('would_place', { place, topics: number(topics.length) })}
                </label>
              ))}
            </fieldset>
          )}
        </>
      )}
      <div className="two">
        <Field label={t('page_language')}>
          <select value={language} onChange={({ target }) => setLanguage(target.value as 'en' | 'es')}>
            <option value="en">{t('english')}</option>
            <option value="es">{t('spanish')}</option>
          </select>
        </Field>
        <Field label={t('lasts')}>
          <select value={expiresInDays} onChange={({ target }) => setExpires(Number(target.value))}>
            {lasting.map((each) => (
              <option key={each} value={each}>
                {t('lasts_days', { count: each })}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <FormActs
        act={preview.data?.id ? t('make_published') : t('publish')}
        busy={busy}
        not={sound ? undefined : t('days_wrong')}
        onCancel={onCancel}
      />
    </form>
  );
}
