// The demonstration: an invented health system to look around in; loaded in one click, taken away in one.
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { queries } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';

export function Demonstration() {
  const { t } = useTranslation('govern');
  const me = useMe();
  const may = useMay('demonstration.write');
  const navigate = useNavigate();
  const [run, busy] = useAct();
  const there = me.organizations.find(({ demonstration }) => demonstration);
  const own = me.organizations.find(({ demonstration }) => !demonstration);
  if (!may) return null;

  const load = () =>
    run(() => call(govern.loadDemonstration, { body: {} }), {
      ended: () => void queries.resetQueries().then(() => navigate({ to: '/today' })),
    });
  const remove = () =>
    run(() => call(govern.removeDemonstration), {
      done: t('demonstration_removed'),
      ended: () => {
        // Whoever stood in it and has no organization of their own begins again.
        if (own) void queries.resetQueries().then(() => navigate({ to: '/govern' }));
        else {
          queries.clear();
          window.location.assign('/start');
        }
      },
    });
  return (
    <section aria-labelledby="demonstration">
      <div className="head">
        <h2 id="demonstration">{t('demonstration')}</h2>
      </div>
      <p className="after-head quiet">
        {!there
          ? t('demonstration_lead')
          : own
            ? t('demonstration_there', { name: there.name })
            : t('demonstration_here')}
      </p>
      <div className="acts after-head">
        {there ? (
          <Button busy={busy} onClick={remove}>
            {busy ? t('demonstration_removing') : t('demonstration_remove')}
          </Button>
        ) : (
          <Button busy={busy} onClick={load}>
            {busy ? t('start:look_busy') : t('start:look_step')}
          </Button>
        )}
      </div>
    </section>
  );
}
