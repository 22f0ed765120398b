// What a query would have found in the archive: how many, when, and the newest of it.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import { call } from '../../lib/call.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Words } from '../../parts/Words.tsx';
import { useVolumeCaption } from './captions.ts';
import { PostMeta } from './PostMeta.tsx';

const Volume = lazy(() => import('../../parts/Volume.tsx').then((it) => ({ default: it.Volume })));

/** The last days, or, where they hold nothing, further back: an archive may be of years ago. */
const reaches = [30, 365, 7300] as const;

async function look(query: string, signal: AbortSignal) {
  const ask = (days: number) => call(listen.previewQuery, { body: { query, days } }, { signal });
  const recent = await ask(reaches[0]);
  for (const days of recent.volume.posts > 0 ? [] : reaches.slice(1)) {
    const found = await ask(days);
    if (found.volume.posts > 0) return { ...found, days };
  }
  return { ...recent, days: reaches[0] };
}

/** The preview of a query that can be read, asked for 400 ms after the last change; the one before stays meanwhile. */
export function usePreview(query: string | undefined) {
  const [asked, setAsked] = useState(query);
  useEffect(() => {
    if (query === undefined) return;
    const timer = setTimeout(() => setAsked(query), asked === undefined ? 0 : 400);
    return () => clearTimeout(timer);
  }, [query, asked]);
  return useQuery({
    queryKey: ['preview', asked],
    queryFn: ({ signal }) => look(asked ?? '', signal),
    enabled: asked !== undefined,
    placeholderData: (before) => before,
    retry: false,
  });
}

export function Preview({ preview }: { preview: ReturnType<typeof usePreview> }) {
  const { t } = useTranslation('listen');
  const [table, setTable] = useState(false);
  const caption = useVolumeCaption();
  if (preview.isPending) return preview.fetchStatus === 'idle' ? null : <Loading />;
  if (preview.isError) return <Wrong error={preview.error} again={() => void preview.refetch()} />;
  const { volume, atLeast, newest, days } = preview.data;
  return (
    <section aria-labelledby="preview" className="preview" aria-busy={preview.isPlaceholderData}>
      <div className="head">
        <h2 id="preview">{t('preview')}</h2>
        <span>{t(`reach_${days}`)}</span>
      </div>
      <Suspense fallback={<Loading />}>
        <Volume volume={volume} caption={caption(volume, atLeast)} table={table} onTable={setTable} />
      </Suspense>
      {newest.length > 0 ? (
        <ol className="rows said" aria-label={t('preview_newest', { count: newest.length })}>
          {newest.map((post) => (
            <li key={post.id}>
              <Words text={post.text ?? ''} lang={post.lang} marks={post.marks} className="cut" />
              <PostMeta post={post} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="empty">{t('preview_none')}</p>
      )}
    </section>
  );
}
