// The volume of what the stream shows, 30 days of it; a bar leads to its posts.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { type Filters, listen } from '../../../contract/listen.ts';
import { reading } from '../../lib/queries.ts';
import { Wrong } from '../../parts/States.tsx';
import { Volume } from '../../parts/Volume.tsx';
import { useVolumeCaption } from './captions.ts';
import { isUnreadable } from './reading.ts';
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
  const { chosen, period, keep } = usePeriod(query);
  const asked = useMemo(() => ({ ...query, ...period }), [query, period]);
  const volume = useQuery({ ...reading(listen.getVolume, { query: asked }), placeholderData: (before) => before });
  useWoken('posts', 5000, () => client.invalidateQueries({ queryKey: [listen.getVolume.path] }));
  // The search above says what is wrong with its query.
  if (isUnreadable(volume.error)) return null;
  if (volume.isError) return <Wrong error={volume.error} again={() => void volume.refetch()} />;
  if (!volume.data) return <div className="vol-place" />;
  const { days, posts } = volume.data.volume;
  if (posts === 0 && days.every(({ before }) => before === 0)) return null;
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
  const shift = (by: number) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
  const recent = Date.now() - Date.parse(day) < 28 * 86_400_000;
  return recent ? {} : { from: shift(-22), to: shift(7) };
}
