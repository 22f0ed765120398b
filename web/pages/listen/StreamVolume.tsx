// The volume of what the stream shows, 30 days of it; a bar leads to its posts.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filters, listen } from '../../../contract/listen.ts';
import { useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { dayName, dayOf } from '../../lib/time.ts';
import { Wrong } from '../../parts/States.tsx';
import { Volume, type VolumeData } from '../../parts/Volume.tsx';
import { useVolumeCaption } from './captions.ts';
import { isUnreadable } from './reading.ts';
import { useLatest } from './stream.ts';
import { useWoken } from './woken.ts';

interface Props {
  query: Filters;
  table: boolean;
  onTable(table: boolean): void;
  onChoose(span: { from: string; to: string } | null): void;
}

export function StreamVolume({ query, table, onTable, onChoose }: Props) {
  const client = useQueryClient();
  const caption = useVolumeCaption();
  const latest = useLatest(query);
  const { chosen, period, keep } = usePeriod(query);
  const asked = useMemo(() => ({ ...query, ...period }), [query, period]);
  const volume = useQuery({ ...reading(listen.getVolume, { query: asked }), placeholderData: (before) => before });
  useWoken('posts', 5000, () => client.invalidateQueries({ queryKey: [listen.getVolume.path] }));
  // The search above says what is wrong with its query.
  if (isUnreadable(volume.error)) return null;
  if (volume.isError) return <Wrong error={volume.error} again={() => void volume.refetch()} />;
  if (!volume.data) return <div className="vol-place" />;
  if (volume.data.volume.posts === 0)
    return latest ? <Silence volume={volume.data.volume} {...{ latest, onChoose }} /> : null;
  return (
    <Volume
      volume={volume.data.volume}
      caption={<Caption text={caption(volume.data.volume, volume.data.atLeast, chosen)} />}
      chosen={chosen}
      onChoose={(bar) => {
        keep();
        onChoose(bar && { from: bar.from, to: bar.to });
      }}
      table={table}
      onTable={onTable}
    />
  );
}

/** Where the days hold nothing, but posts stand below: that they hold nothing, and the way to the days that do. */
function Silence({
  volume: { from, to },
  latest,
  onChoose,
}: Pick<Props, 'onChoose'> & { volume: VolumeData; latest: string }) {
  const { t } = useTranslation('listen');
  const last = dayOf(new Date(latest), useMe().organization.timeZone);
  const span = { from: dayAfter(last, -29), to: last };
  return (
    <p className="silence">
      {t('none_between', { from: dayName(from), to: dayName(to) })}{' '}
      {last < from && (
        <button type="button" className="link" onClick={() => onChoose(span)}>
          {t('see_between', { from: dayName(span.from), to: dayName(span.to) })}
        </button>
      )}
    </p>
  );
}

/** The first sentence is the news. */
function Caption({ text }: { text: string }) {
  const end = text.search(/[.;] /);
  if (end < 0) return <b>{text}</b>;
  return (
    <>
      <b>{text.slice(0, end + 1)}</b>
      {text.slice(end + 1)}
    </>
  );
}

/**
 * A day chosen in the chart narrows the posts, not the chart: it keeps the period it was chosen in,
 * or, where the address alone names the day, the 30 days that hold it.
 */
function usePeriod({ from, to }: Filters) {
  const kept = useRef<{ from?: string; to?: string } | null>(null);
  const single = from !== undefined && from === to;
  const narrow = single || (kept.current !== null && from !== undefined && to !== undefined);
  if (!narrow) kept.current = null;
  const period = useMemo(() => {
    if (!narrow) return { from, to };
    return kept.current ?? aroundOf(from as string);
  }, [narrow, from, to]);
  return {
    period: { from: period.from, to: period.to },
    chosen: narrow ? { from: from as string, to: to as string } : undefined,
    keep: () => {
      if (!narrow) kept.current = { from, to };
    },
  };
}

function aroundOf(day: string): { from?: string; to?: string } {
  const recent = Date.now() - Date.parse(day) < 28 * 86_400_000;
  return recent ? {} : { from: dayAfter(day, -22), to: dayAfter(day, 7) };
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
