// What a watch asks, as it runs: its query, and what is to be known of it.
import { useTranslation } from 'react-i18next';
import type { Watch } from '../../../contract/listen.ts';
import { useMay } from '../../lib/me.ts';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { useFacilities } from './names.ts';
import { Colours } from './QueryBox.tsx';
import './editor.css';

export function WatchHead({ watch, onEdit }: { watch: Watch; onEdit(): void }) {
  const { t } = useTranslation('listen');
  const may = useMay('watches.write');
  const facility = useFacilities().nameOf(watch.facilityId);
  return (
    <div className="asks">
      <div className="asks-query" title={watch.query}>
        <span className="off">
          {t('query')}: {watch.query}
        </span>
        <Colours text={watch.query} />
      </div>
      {may && (
        <Button look="bare" onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      {(facility || watch.filling !== null || watch.draft || !watch.indexed) && (
        <p className="meta">
          {facility && <span>{facility}</span>}
          {watch.filling !== null && (
            <span role="status">{t('filling', { percent: number(Math.floor(watch.filling * 100)) })}</span>
          )}
          {watch.draft && <span>{t('has_draft')}</span>}
          {!watch.indexed && <span>{t('unindexed_short')}</span>}
        </p>
      )}
    </div>
  );
}
