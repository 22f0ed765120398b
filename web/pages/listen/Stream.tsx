// What people said, newest first: nothing moves until one asks for what is new.
import { ArrowUpIcon } from '@phosphor-icons/react/dist/csr/ArrowUp';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filters, listen } from '../../../contract/listen.ts';
import { addressOf } from '../../lib/call.ts';
import { dayName, number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Rows } from './Rows.tsx';
import { isUnreadable } from './reading.ts';
import type { Turned } from './row-acts.ts';
import { useStream } from './stream.ts';

interface Props {
  query: Filters;
  watches: readonly { id: string; name: string }[];
  /** What stands here when nobody has said anything. */
  empty: ReactNode;
}

/** Older rows come by themselves so many times, then on asking. */
const unasked = 5;

export function Stream({ query, watches, empty }: Props) {
  const { t } = useTranslation('listen');
  const [turned, setTurned] = useState<ReadonlyMap<string, Turned>>(new Map());
  const kept = useMemo(() => new Set(turned.keys()), [turned]);
  const stream = useStream(query, kept);
  const head = useRef<HTMLHeadingElement>(null);
  const { showNew: begin } = stream;
  const showNew = useCallback(async () => {
    await begin();
    // Only then do the new rows stand there.
    requestAnimationFrame(() => {
      head.current?.scrollIntoView({ block: 'start' });
      head.current?.closest('section')?.querySelector<HTMLElement>('.said > li')?.focus({ preventScroll: true });
    });
  }, [begin]);
  const { count, more } = stream.arrived;
  const oneDay = query.from && query.from === query.to ? query.from : undefined;

  return (
    <section aria-labelledby="stream" className="stream">
      <div className="head">
        <h2 id="stream" ref={head}>
          {oneDay ? t('newest_of', { day: dayName(oneDay) }) : t('newest')}
        </h2>
        {stream.posts.length > 0 && (
          <span>
            {t('folded_note')} <a href={addressOf(listen.exportPosts, { query })}>CSV</a>
          </span>
        )}
      </div>
      <span role="status" className="off">
        {count > 0 && stream.posts.length > 0 ? t('new_arrived') : ''}
      </span>
      {count > 0 && stream.posts.length > 0 && (
        <button className="pill" type="button" onClick={() => void showNew()}>
          <ArrowUpIcon className="i s" aria-hidden="true" />
          {t(more ? 'count_new_more' : 'count_new', { count, n: number(count) })}
        </button>
      )}
      {stream.pending ? (
        <Loading />
      ) : stream.posts.length > 0 ? (
        <Rows
          posts={stream.posts}
          fresh={stream.fresh}
          turned={turned}
          onTurned={setTurned}
          watches={watches}
          here={query.watch}
          onShowNew={showNew}
        />
      ) : isUnreadable(stream.error) ? (
        <p className="empty">{t('search_unreadable')}</p>
      ) : stream.error ? (
        <Wrong error={stream.error} again={stream.again} />
      ) : (
        empty
      )}
      {stream.older && <Older load={stream.older} busy={stream.loadingOlder} pages={stream.pages} />}
      {stream.error && stream.posts.length > 0 && <Wrong error={stream.error} again={stream.again} />}
    </section>
  );
}

function Older({ load, busy, pages }: { load(): void; busy: boolean; pages: number }) {
  const { t } = useTranslation('listen');
  const foot = useRef<HTMLDivElement>(null);
  const now = useRef(load);
  now.current = load;
  useEffect(() => {
    if (pages > unasked || busy || !foot.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && now.current(), {
      rootMargin: '600px',
    });
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [pages, busy]);
  return (
    <div ref={foot} className="older">
      <Button busy={busy} onClick={load}>
        {t('older')}
      </Button>
    </div>
  );
}
