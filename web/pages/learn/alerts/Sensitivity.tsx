// How soon a rule fires: three choices in plain words, each with what it would have done in the last 30 days.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AlertRule, alertRoutes, type RuleAbout, sensitivities } from '../../../../contract/learn/alerts.ts';
import { useMe } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { number, when } from '../../../lib/time.ts';

const mostTimes = 4;

export function Sensitivity({
  value,
  onChange,
  counts,
  facilityId,
}: {
  value: AlertRule['sensitivity'];
  onChange(next: AlertRule['sensitivity']): void;
  counts: RuleAbout | null;
  facilityId: string | null;
}) {
  const { t } = useTranslation('alerts');
  const zone = useMe().organization.timeZone;
  const preview = useQuery({
    ...reading(alertRoutes.previewAlertRule, { body: { counts: counts as RuleAbout, facilityId } }),
    enabled: counts !== null,
    staleTime: 60_000,
  }).data;
  const fired = (times: readonly string[]) => {
    if (times.length === 0) return t('fired_zero');
    const first = times
      .slice(0, mostTimes)
      .map((at) => when(at, zone))
      .join('; ');
    const said = times.length > mostTimes ? t('and_more', { times: first }) : first;
    return t('fired', { count: times.length, n: number(times.length), times: said });
  };
  return (
    <fieldset className="choice sensitivity">
      <legend className="label">{t('sensitivity')}</legend>
      {sensitivities.map((each) => (
        <label className="check" key={each}>
          <input type="radio" name="sensitivity" checked={value === each} onChange={() => onChange(each)} />
          <span>
            {t(`sensitivity_${each}`)}
            <span className="hint">{t(`sensitivity_${each}_lead`)}</span>
            {preview && <span className="would">{fired(preview.fired[each])}</span>}
          </span>
        </label>
      ))}
      <div role="status">
        {preview && preview.weeks < 3 && (
          <p className="hint">
            {t('too_little', {
              weeks: t('weeks', { count: preview.weeks, n: number(preview.weeks) }),
              n: number(preview.peopleWithoutPast),
            })}
          </p>
        )}
        {preview?.partly && <p className="hint">{t('partly')}</p>}
      </div>
    </fieldset>
  );
}
