// What one does with an alert: accept it, give it back, close it; each with the way back.
import { useTranslation } from 'react-i18next';
import { type Alert, alertRoutes, type outcomes } from '../../../../contract/learn/alerts.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { say } from '../../../lib/toasts.ts';

type Outcome = (typeof outcomes)[number];

export function useAlertActs(ended?: (alert: Alert) => void) {
  const { t } = useTranslation('alerts');
  const { person } = useMe();
  const [run, busy] = useAct();
  const of = ({ id }: Alert) => ({ params: { id } });
  const back = (alert: Alert) => call(alertRoutes.handBackAlert, of(alert)).then((now) => ended?.(now));
  return {
    busy,
    accept: (alert: Alert) =>
      run(() => call(alertRoutes.acceptAlert, of(alert)), {
        ended(now) {
          ended?.(now);
          const by = now.accepted?.byName;
          if (by && by !== person.name) say(t('accepted_other', { name: by }));
          else say(t('accepted'), () => back(alert));
        },
      }),
    handBack: (alert: Alert) => run(() => back(alert), { done: t('handed_back') }),
    close: (alert: Alert, outcome: Outcome) =>
      run(() => call(alertRoutes.closeAlert, { ...of(alert), body: { outcome } }), {
        done: t('closed'),
        undo: () => call(alertRoutes.reopenAlert, of(alert)).then((now) => ended?.(now)),
        ...(ended ? { ended } : {}),
      }),
    reopen: (alert: Alert) =>
      run(() => call(alertRoutes.reopenAlert, of(alert)), { done: t('reopened'), ...(ended ? { ended } : {}) }),
  };
}
