// Chooses a report: its kind, what it is about, its language; then makes it now, or lets it write itself.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReportKind, reportKinds } from '../../../../contract/learn/reports.ts';
import { learn } from '../../../../contract/learn.ts';
import { listen } from '../../../../contract/listen.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { reading, woken } from '../../../lib/queries.ts';
import { currentLanguage } from '../../../lib/words.ts';
import { Button } from '../../../parts/Button.tsx';
import { Field } from '../../../parts/Field.tsx';
import { useFacilities } from '../../listen/names.ts';
import { hourName, weekdayName } from './moments.ts';

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => n + first);

export function NewReport() {
  const { t } = useTranslation('report');
  const navigate = useNavigate();
  const facilities = useFacilities();
  const watches = useQuery(reading(listen.findWatches, { query: {} }, ['watches'])).data?.watches ?? [];
  const [run, busy] = useAct();
  const [kind, setKind] = useState<ReportKind>('weekly');
  const [about, setAbout] = useState('');
  const [language, setLanguage] = useState<'en' | 'es'>(currentLanguage());
  const [day, setDay] = useState(1);
  const [hour, setHour] = useState(7);
  const [of, id = null] = about.split(' ');
  const chosen = {
    kind,
    language,
    facilityId: of === 'place' ? id : null,
    watchId: of === 'watch' && kind !== 'board' ? id : null,
  };
  const make = () =>
    run(() => call(learn.makeReport, { body: chosen }), {
      ended: (report) => {
        woken('reports');
        void navigate({ to: '/learn/reports/$id', params: { id: report.id } });
      },
    });
  const plan = () =>
    run(() => call(learn.planReport, { body: { ...chosen, day: kind === 'weekly' ? Math.min(day, 7) : day, hour } }), {
      done: t('planned'),
      ended: () => woken('reports'),
    });
  return (
    <section aria-labelledby="new-report">
      <div className="head">
        <h2 id="new-report">{t('new')}</h2>
      </div>
      <div className="choices">
        <Field label={t('kind')}>
          <select value={kind} onChange={(event) => setKind(event.target.value as ReportKind)}>
            {reportKinds.map((each) => (
              <option key={each} value={each}>
                {t(`kind_${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('about_what')}>
          <select value={about} onChange={(event) => setAbout(event.target.value)}>
            <option value="">{t('whole')}</option>
            {facilities.open.length > 0 && (
              <optgroup label={t('places')}>
                {facilities.open.map(({ id, name }) => (
                  <option key={id} value={`place ${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
            {kind !== 'board' && watches.length > 0 && (
              <optgroup label={t('watches')}>
                {watches.map(({ id, name }) => (
                  <option key={id} value={`watch ${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </Field>
        <Field label={t('language')}>
          <select value={language} onChange={(event) => setLanguage(event.target.value as 'en' | 'es')}>
            <option value="en">{t('language_en')}</option>
            <option value="es">{t('language_es')}</option>
          </select>
        </Field>
        <Button look="main" busy={busy} onClick={() => void make()}>
          {t('make_now')}
        </Button>
      </div>
      <div className="choices">
        <Field label={t(kind === 'weekly' ? 'when_day_weekly' : 'when_day_monthly')}>
          <select
            value={kind === 'weekly' ? Math.min(day, 7) : day}
            onChange={(event) => setDay(Number(event.target.value))}
          >
            {upTo(kind === 'weekly' ? 7 : 28).map((each) => (
              <option key={each} value={each}>
                {kind === 'weekly' ? weekdayName(each) : each}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('hour')}>
          <select value={hour} onChange={(event) => setHour(Number(event.target.value))}>
            {upTo(23, 0).map((each) => (
              <option key={each} value={each}>
                {hourName(each)}
              </option>
            ))}
          </select>
        </Field>
        <Button busy={busy} onClick={() => void plan()}>
          {t('plan')}
        </Button>
      </div>
      {kind === 'board' && <p className="note">{t('outside_note')}</p>}
    </section>
  );
}
