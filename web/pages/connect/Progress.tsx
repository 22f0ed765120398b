// An import under way: how many, how fast, how long still; stopped and gone on with.
import { PlayIcon } from '@phosphor-icons/react/dist/csr/Play';
import { StopIcon } from '@phosphor-icons/react/dist/csr/Stop';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { lasting, number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { counted } from './counted.ts';
import type { Whole } from './Import.tsx';
import { Refusals } from './Refusals.tsx';
import { shareOf } from './share.ts';

export function Progress({ whole }: { whole: Whole }) {
  const { t } = useTranslation('connect');
  const may = useMay('imports.write');
  const [run, busy] = useAct();
  const of = whole.import;
  const params = { id: of.id };
  const share = number(shareOf(of));
  const stopped = of.state === 'stopped';
  const again = () => woken('imports');
  return (
    <section className="sending" aria-label={t(`import_${of.state}`)}>
      <progress aria-label={t('import_progress')} value={of.bytesRead} max={of.bytes} />
      <p>
        {of.state === 'queued' ? (
          t('import_waits')
        ) : (
          <>
            <b>{t('looked_rows', { ...counted(of.rows), share })}</b>
            {!stopped && of.secondsLeft !== null && t('about_left', { time: lasting(of.secondsLeft) })}
          </>
        )}
      </p>
      <p className="meta">
        <span>{t('import_stored', counted(of.stored))}</span>
        {of.known > 0 && <span>{t('import_known', counted(of.known))}</span>}
        {of.refused > 0 && <span>{t('import_refused', counted(of.refused))}</span>}
        {!stopped && of.rowsPerSecond !== null && (
          <span>{t('rows_per_second', counted(Math.round(of.rowsPerSecond)))}</span>
        )}
      </p>
      <p className="quiet">{stopped ? t('stopped_lead') : t('leave_lead')}</p>
      {may && (
        <div className="acts">
          {stopped ? (
            <Button
              look="main"
              busy={busy}
              onClick={() =>
                run(
                  () =>
                    call(connect.runImport, {
                      params,
                      body: { mapping: whole.mapping, network: of.network, dryRun: false },
                    }),
                  { ended: again },
                )
              }
            >
              <PlayIcon className="i s" aria-hidden="true" /> {t('go_on')}
            </Button>
          ) : (
            <Button busy={busy} onClick={() => run(() => call(connect.stopImport, { params }), { ended: again })}>
              <StopIcon className="i s" aria-hidden="true" /> {t('stop')}
            </Button>
          )}
        </div>
      )}
      {stopped && <Refusals whole={whole} />}
    </section>
  );
}
