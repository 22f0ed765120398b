// Listen: what people say, live; by watch, by search, by filters.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filters } from '../../../contract/listen.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { useMay } from '../../lib/me.ts';
import { useTitle } from '../../lib/title.ts';
import { Loading } from '../../parts/States.tsx';
import { EmptyStream } from './EmptyStream.tsx';
import { FilterBar } from './FilterBar.tsx';
import { SearchHead } from './SearchHead.tsx';
import { Stream } from './Stream.tsx';
import { WatchHead } from './WatchHead.tsx';
import { useWatches, WatchList } from './WatchList.tsx';
import './listen.css';

const StreamVolume = lazy(() => import('./StreamVolume.tsx').then((it) => ({ default: it.StreamVolume })));
const EditorOf = lazy(() => import('./WatchEditor.tsx').then((it) => ({ default: it.EditorOf })));

const route = getRouteApi('/frame/listen');

export function Listen() {
  const { t } = useTranslation('listen');
  const search = route.useSearch();
  const navigate = useNavigate();
  const mayWrite = useMay('watches.write');
  const watches = useWatches();
  const { edit, chart, ...given } = search;
  const asked = JSON.stringify(given);
  const query = useMemo(() => JSON.parse(asked) as Filters, [asked]);
  const watch = watches?.watches.find(({ id }) => id === query.watch);
  const editing = edit !== undefined && mayWrite;
  const title = editing
    ? edit === 'new'
      ? t('app:new_watch')
      : (watches?.watches.find(({ id }) => id === edit)?.name ?? '')
    : query.q !== undefined
      ? t('search_title')
      : query.watch
        ? (watch?.name ?? (watches ? t('watch_gone') : ''))
        : t('everything');
  useTitle(`${title ? `${title} · ` : ''}${t('app:listen')}`);

  const change = useCallback(
    (part: Partial<typeof search>) =>
      navigate({ to: '/listen', search: { ...search, ...part }, resetScroll: false, replace: 'chart' in part }),
    [navigate, search],
  );
  const keys = useMemo<Key[]>(
    () =>
      mayWrite && query.watch && !editing
        ? [{ keys: 'e', label: 'edit', run: () => void change({ edit: query.watch }) }]
        : [],
    [mayWrite, query.watch, editing, change],
  );
  useKeys(keys);
  const choose = (span: { from: string; to: string } | null) => void change(span ?? { from: undefined, to: undefined });

  return (
    <div className="page hear">
      <WatchList watches={watches} />
      <div className="live">
        <h1>{title}</h1>
        {editing ? (
          <Suspense fallback={<Loading />}>
            <EditorOf id={edit} begin={query.q} />
          </Suspense>
        ) : (
          <>
            {query.q !== undefined && <SearchHead q={query.q} onSearch={(q) => void change({ q })} />}
            {watch && <WatchHead watch={watch} onEdit={() => void change({ edit: watch.id })} />}
            <FilterBar query={query} onChange={(part) => void change(part)} />
            <Suspense fallback={<div className="vol-place" />}>
              <StreamVolume
                query={query}
                table={chart === 'table'}
                onTable={(table) => void change({ chart: table ? 'table' : undefined })}
                onChoose={choose}
              />
            </Suspense>
            <Stream
              key={asked}
              query={query}
              watches={watches?.watches ?? []}
              empty={
                <EmptyStream
                  query={query}
                  watches={watches}
                  onClear={() => void navigate({ to: '/listen', search: query.watch ? { watch: query.watch } : {} })}
                />
              }
            />
          </>
        )}
      </div>
    </div>
  );
}
