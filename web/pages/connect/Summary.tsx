// What became of an import: how many posts, how many refused, and the way to read them; or why it failed.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { counted } from './counted.ts';
import { faultSentence } from './faults.ts';
import type { Whole } from './Import.tsx';
import { Refusals } from './Refusals.tsx';

export function Finished({ whole }: { whole: Whole }) {
  const { t } = useTranslation('connect');
  const may = useMay('imports.write');
  const { rows, stored, known, refused, network } = whole.import;
  return (
    <section className="summary" aria-label={t('import_finished')}>
      <p className="result">
        <b>{stored > 0 ? t('import_stored', counted(stored)) : t('import_stored_none')}</b>{' '}
        {t('of_rows', counted(rows))}
        {known > 0 && <> {t('did_know', counted(known))}</>}
        {refused > 0 && <> {t('did_refuse', counted(refused))}</>}
      </p>
      <div className="acts">
        {stored + known > 0 && (
          <Link className="btn main" to="/listen" search={{ network }}>
            {t('read_posts')}
          </Link>
        )}
        {may && (
          <Link className="btn" to="/connect/import">
            {t('import_another')}
          </Link>
        )}
      </div>
      <Refusals whole={whole} open={refused <= 10} />
    </section>
  );
}

export function Failed({ whole }: { whole: Whole }) {
  const { t } = useTranslation('connect');
  const may = useMay('imports.write');
  const [run, busy] = useAct();
  const of = whole.import;
  const again = () =>
    run(
      () =>
        call(connect.runImport, {
          params: { id: of.id },
          body: { mapping: whole.mapping, network: of.network, dryRun: false },
        }),
      { ended: () => woken('imports') },
    );
  return (
    <section className="summary" aria-label={t('import_failed')}>
      <p className="result">
        {of.fault ? faultSentence(of.fault) : t('errors:failed')}{' '}
        {of.stored > 0 && t('failed_kept', counted(of.stored))}
      </p>
      <div className="acts">
        {may && (
          <Button look="main" busy={busy} onClick={again}>
            {t('go_on')}
          </Button>
        )}
        <Link className="btn" to="/connect/import">
          {t('import_another')}
        </Link>
      </div>
      <Refusals whole={whole} />
    </section>
  );
}
