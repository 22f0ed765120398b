// Reading the archive again with the models of today: what waits, how far it is, begin and stop.
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../contract/learn.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { number, when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';

export function Reanalysis() {
  const { t } = useTranslation('correct');
  const may = useMay('models.write');
  const zone = useMe().organization.timeZone;
  const asked = useQuery({
    ...reading(learn.getReanalysis, {}),
    enabled: may,
    // A piece takes a second or so; nothing is asked while nothing runs.
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.last) ? 2000 : false),
  });
  const [act, busy] = useAct();
  if (!may || !asked.data) return null;
  const { waiting, model, last } = asked.data;
  const run = (route: typeof learn.beginReanalysis | typeof learn.stopReanalysis) =>
    void act(() => call(route, {}), { ended: () => void asked.refetch() });
  const version = model.startsWith('shipped ') ? t('shipped', { version: model.slice(8) }) : model;
  return (
    <section aria-labelledby="reanalysis">
      <div className="head">
        <h2 id="reanalysis">{t('archive')}</h2>
        <span>{version}</span>
      </div>
      {last && isRunning(last) ? (
        <>
          <p role="status">
            {t('reading_on', { done: number(last.done), total: number(last.total), left: timeLeft(last, t) })}
          </p>
          <progress max={Math.max(last.total, last.done)} value={last.done} aria-labelledby="reanalysis" />
          <div className="acts">
            <Button busy={busy} onClick={() => run(learn.stopReanalysis)}>
              {t('stop')}
            </Button>
          </div>
        </>
      ) : waiting > 0 ? (
        <>
          <p>{t('not_read', { count: waiting, n: number(waiting) })}</p>
          <div className="acts">
            <Button busy={busy} onClick={() => run(learn.beginReanalysis)}>
              {t(last?.stoppedAt ? 'go_on' : 'read_archive')}
            </Button>
          </div>
        </>
      ) : (
        <p>{last?.endedAt ? t('all_read_at', { when: when(last.endedAt, zone) }) : t('all_read')}</p>
      )}
    </section>
  );
}

type Last = NonNullable<Awaited<ReturnType<typeof call<typeof learn.getReanalysis>>>['last']>;

const isRunning = (last: Last | null): boolean => last !== null && !last.endedAt && !last.stoppedAt;

/** By how fast it has gone so far. */
function timeLeft({ beganAt, done, total }: Last, t: TFunction<'correct'>): string {
  const rate = done / Math.max(1, (Date.now() - Date.parse(beganAt)) / 1000);
  if (done === 0) return t('a_while');
  const minutes = Math.max(1, Math.ceil((total - done) / rate / 60));
  return t('minutes_left', { count: minutes, n: number(minutes) });
}
