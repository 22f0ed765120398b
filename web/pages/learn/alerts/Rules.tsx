// The rules: what each counts, how soon it fires, when it last did.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AlertRule, alertRoutes } from '../../../../contract/learn/alerts.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMay, useMe } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { when } from '../../../lib/time.ts';
import { Button } from '../../../parts/Button.tsx';
import { Menu } from '../../../parts/Menu.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { useRuleNames } from './rule-names.ts';

/** As the server has it: posts said longer ago call nobody. */
const oldAfterHours = 24;

export function Rules() {
  const { t } = useTranslation('alerts');
  const may = useMay('alerts.write');
  const [editing, setEditing] = useState<string | 'new' | null>(null);
  const rules = useQuery(reading(alertRoutes.findAlertRules, {}, ['alerts', 'watches'])).data?.rules;
  const done = () => setEditing(null);
  return (
    <section aria-labelledby="rules">
      <div className="head">
        <h2 id="rules">{t('rules')}</h2>
        {may && editing === null && (
          <Button look="bare" onClick={() => setEditing('new')}>
            {t('rule_add')}
          </Button>
        )}
      </div>
      <p className="quiet after-head">{t('rules_lead', { hours: oldAfterHours })}</p>
      {editing === 'new' && <RuleEditor onDone={done} />}
      {rules?.length === 0 && editing === null && <p className="empty">{t('rules_none')}</p>}
      <ul className="rows">
        {rules?.map((rule) => (
          <li key={rule.id}>
            {editing === rule.id ? (
              <RuleEditor rule={rule} onDone={done} />
            ) : (
              <Rule rule={rule} may={may} onEdit={() => setEditing(rule.id)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rule({ rule, may, onEdit }: { rule: AlertRule; may: boolean; onEdit(): void }) {
  const { t } = useTranslation('alerts');
  const zone = useMe().organization.timeZone;
  const { says } = useRuleNames();
  const [run] = useAct();
  const { id, name } = rule;
  const of = { params: { id } };
  const pause = () => call(alertRoutes.pauseAlertRule, of);
  const resume = () => call(alertRoutes.resumeAlertRule, of);
  const resting = rule.restsUntil && Date.parse(rule.restsUntil) > Date.now();
  return (
    <div className="alert-row">
      <h3>{name}</h3>
      {may && (
        <Menu
          label={t('more')}
          name={t('more_of', { name })}
          look="plain"
          items={[
            { key: 'edit', label: t('rule_edit'), run: onEdit },
            rule.pausedAt
              ? {
                  key: 'resume',
                  label: t('resume'),
                  run: () => void run(resume, { done: t('rule_resumed', { name }), undo: pause }),
                }
              : {
                  key: 'pause',
                  label: t('pause'),
                  run: () => void run(pause, { done: t('rule_paused', { name }), undo: resume }),
                },
            {
              key: 'remove',
              label: t('remove'),
              run: () =>
                void run(() => call(alertRoutes.removeAlertRule, of), {
                  done: t('rule_removed', { name }),
                  undo: () => call(alertRoutes.restoreAlertRule, of),
                }),
            },
          ]}
        />
      )}
      <p className="meta">
        {rule.pausedAt && <b>{t('paused')}</b>}
        <span>{says(rule)}</span>
        {rule.facility && <span>{rule.facility}</span>}
        <span>{t(`sensitivity_${rule.sensitivity}`)}</span>
        {rule.calls && <span>{t('calls_yes')}</span>}
        <span>{rule.firedAt ? t('fired_at', { time: when(rule.firedAt, zone) }) : t('never_fired')}</span>
        {resting && rule.restsUntil && <span>{t('rests', { time: when(rule.restsUntil, zone) })}</span>}
      </p>
    </div>
  );
}
