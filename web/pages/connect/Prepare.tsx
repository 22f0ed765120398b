// Before an import begins: what the columns are, what the network is called, and how the posts would look.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { queries } from '../../lib/queries.ts';
import { lasting, number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { Columns } from './Columns.tsx';
import { counted } from './counted.ts';
import { DateOrder } from './DateOrder.tsx';
import { DryRun } from './DryRun.tsx';
import { FacilityChoice } from './FacilityChoice.tsx';
import { faultSentence } from './faults.ts';
import { importQuery, type Whole } from './Import.tsx';
import { asksDateOrder, mappingOf, rowsOf, sameMapping } from './mapping.ts';
import { phaseOf } from './phase.ts';
import { shareOf } from './share.ts';

export function Prepare({
  whole,
  remembered,
  sureOfDates,
}: {
  whole: Whole;
  remembered: boolean;
  sureOfDates: boolean;
}) {
  const { t } = useTranslation('connect');
  const of = whole.import;
  const phase = phaseOf(of);
  const [rows, setRows] = useState(() => rowsOf(whole.columns, whole.mapping));
  const [network, setNetwork] = useState(of.network === 'file' ? '' : of.network);
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [dates, setDates] = useState(whole.dates);
  const [act, busy] = useAct();
  const mapping = mappingOf(rows);
  const asLooked = phase === 'looked' && sameMapping(mapping, whole.mapping) && dates === whole.dates;
  const noText = mapping.text || mapping.title ? undefined : t('errors:import.no_text');

  const run = (dryRun: boolean) => {
    void act(
      () =>
        call(connect.runImport, {
          params: { id: of.id },
          body: { mapping, network: network.trim() || 'file', dryRun, facilityId, dates },
        }),
      {
        ended: (state) => {
          const { queryKey } = importQuery(of.id);
          queries.setQueryData<Whole>(queryKey, (before) => before && { ...before, mapping, dates, import: state });
          void queries.invalidateQueries({ queryKey });
        },
      },
    );
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (!noText) run(true);
  };

  return (
    <form className="stack prepare" onSubmit={look} noValidate>
      <section aria-labelledby="columns">
        <div className="head">
          <h2 id="columns">{t('columns')}</h2>
        </div>
        <p className="after-head quiet">{remembered ? t('columns_remembered') : t('columns_guessed')}</p>
        <Columns rows={rows} onChange={setRows} />
        {asksDateOrder(rows) && <DateOrder value={dates} sure={sureOfDates} onChange={setDates} />}
      </section>
      <section aria-labelledby="whence">
        <div className="head">
          <h2 id="whence">{t('whence')}</h2>
        </div>
        <div className="form after-head">
          <Field label={t('network')} hint={t('network_hint')}>
            <input value={network} onChange={(event) => setNetwork(event.target.value)} maxLength={60} />
          </Field>
          <FacilityChoice value={facilityId} onChange={setFacilityId} hint={t('import_facility_hint')} />
        </div>
      </section>
      <section aria-labelledby="look">
        <div className="head">
          <h2 id="look">{t('look')}</h2>
        </div>
        <p className="after-head quiet">{t('look_lead')}</p>
        {phase === 'looking' && <Looking whole={whole} />}
        {phase === 'failed' && of.fault && <p className="trouble">{faultSentence(of.fault)}</p>}
        {phase === 'looked' && !asLooked && <p className="trouble">{t('look_changed')}</p>}
        {asLooked && <DryRun whole={whole} />}
        <div className="acts after-head">
          {asLooked && of.stored + of.known > 0 && (
            <Button look="main" busy={busy} onClick={() => run(false)}>
              {t('begin', counted(of.stored))}
            </Button>
          )}
          <Button
            look={asLooked ? 'plain' : 'main'}
            type="submit"
            busy={phase === 'looking' || (busy && !asLooked)}
            not={noText}
          >
            {asLooked || (phase === 'looked' && !asLooked) ? t('look_again') : t('look_step')}
          </Button>
          {!asLooked && phase !== 'looking' && (
            <Button look="bare" not={noText} onClick={() => run(false)}>
              {t('begin_at_once')}
            </Button>
          )}
        </div>
      </section>
    </form>
  );
}

function Looking({ whole }: { whole: Whole }) {
  const { t } = useTranslation('connect');
  const { bytes, bytesRead, rows, secondsLeft } = whole.import;
  return (
    <div className="sending">
      <progress aria-label={t('looking')} value={bytesRead} max={bytes} />
      <p>
        {t('looked_rows', { ...counted(rows), share: number(shareOf(whole.import)) })}
        {secondsLeft !== null && t('about_left', { time: lasting(secondsLeft) })}
      </p>
    </div>
  );
}
