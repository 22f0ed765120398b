// A rule in the making: what it counts, where, how soon it fires, and what it would have done in the last 30 days.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AlertRule, alertRoutes, type RuleAbout } from '../../../../contract/learn/alerts.ts';
import { listen } from '../../../../contract/listen.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { focusFirst } from '../../../lib/focus.ts';
import { reading } from '../../../lib/queries.ts';
import { Field } from '../../../parts/Field.tsx';
import { FormActs } from '../../../parts/FormActs.tsx';
import { useFacilities } from '../../govern/organization.ts';
import { useRuleNames } from './rule-names.ts';
import { Sensitivity } from './Sensitivity.tsx';

const abouts = ['watch', 'topic', 'flag', 'urgency'] as const;

export function RuleEditor({ rule, onDone }: { rule?: AlertRule; onDone(): void }) {
  const { t } = useTranslation('alerts');
  const { choices } = useRuleNames();
  const [run, busy] = useAct();
  const [name, setName] = useState(rule?.name ?? '');
  const [about, setAbout] = useState<RuleAbout['about']>(rule?.counts.about ?? 'watch');
  const [value, setValue] = useState(chosenIn(rule));
  const [facilityId, setFacility] = useState(rule?.facilityId ?? null);
  const [sensitivity, setSensitivity] = useState(rule?.sensitivity ?? 'middle');
  const [calls, setCalls] = useState(rule?.calls ?? false);
  const [wrong, setWrong] = useState<{ name?: string; value?: string }>({});
  const facilities = useFacilities().filter((each) => !each.closedAt || each.id === facilityId);
  const watches = useQuery(reading(listen.findWatches, { query: {} }, ['watches'])).data?.watches ?? [];
  const offered = about === 'watch' ? watches.map((watch): [string, string] => [watch.id, watch.name]) : choices(about);
  const counts = value ? countsOf(about, value) : null;

  const save = (event: FormEvent) => {
    event.preventDefault();
    const found = {
      ...(name.trim() ? {} : { name: t('rule_name_missing') }),
      ...(counts ? {} : { value: t('value_missing') }),
    };
    setWrong(found);
    if (!counts || Object.keys(found).length > 0) return;
    const body = { name: name.trim(), counts, facilityId, sensitivity, calls };
    void run(
      () =>
        rule
          ? call(alertRoutes.updateAlertRule, { params: { id: rule.id }, body })
          : call(alertRoutes.addAlertRule, { body }),
      { done: t('rule_saved'), ended: onDone },
    );
  };
  return (
    <form
      ref={focusFirst}
      className="form sheet rule-form"
      onSubmit={save}
      noValidate
      aria-label={rule ? t('rule_edit_of', { name: rule.name }) : t('rule_add')}
    >
      <Field label={t('rule_name')} hint={t('rule_name_hint')} wrong={wrong.name} required>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={120} autoComplete="off" />
      </Field>
      <div className="two">
        <Field label={t('about')}>
          <select
            value={about}
            onChange={(event) => {
              setAbout(event.target.value as RuleAbout['about']);
              setValue('');
            }}
          >
            {abouts.map((each) => (
              <option key={each} value={each}>
                {t(`about_${each}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t(`value_${about}`)} wrong={wrong.value} required>
          <select value={value} onChange={(event) => setValue(event.target.value)}>
            <option value="" />
            {offered.map(([each, said]) => (
              <option key={each} value={each}>
                {said}
              </option>
            ))}
          </select>
        </Field>
        {facilities.length > 0 && (
          <Field label={t('facility')}>
            <select value={facilityId ?? ''} onChange={(event) => setFacility(event.target.value || null)}>
              <option value="">{t('facility_all')}</option>
              {facilities.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          </Field>
        )}
      </div>
      <Sensitivity value={sensitivity} onChange={setSensitivity} counts={counts} facilityId={facilityId} />
      <label className="check">
        <input type="checkbox" checked={calls} onChange={(event) => setCalls(event.target.checked)} />
        {t('calls_field')}
      </label>
      <FormActs act={t('app:save')} busy={busy} onCancel={onDone} />
    </form>
  );
}

const chosenIn = (rule?: AlertRule): string =>
  rule ? (rule.counts.about === 'watch' ? rule.counts.watchId : rule.counts.value) : '';

const countsOf = (about: RuleAbout['about'], value: string): RuleAbout =>
  (about === 'watch' ? { about, watchId: value } : { about, value }) as RuleAbout;
