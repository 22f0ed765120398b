// The left pane: views with their counts, what narrows them, and the conversations in order.
import { ArrowUpIcon } from '@phosphor-icons/react/dist/csr/ArrowUp';
import { LifebuoyIcon } from '@phosphor-icons/react/dist/csr/Lifebuoy';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { respond } from '../../../contract/respond.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { manyOf, number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { useChange } from './acts.ts';
import { ManyActs } from './ManyActs.tsx';
import { Narrow } from './Narrow.tsx';
import { type Asked, useQueue } from './queue.ts';
import { Row } from './Row.tsx';

interface Props {
  asked: Asked;
  chosen: string | undefined;
  onChoose(id: string): void;
}

const views = ['mine', 'open', 'waiting', 'closed', 'all'] as const;

export function Queue({ asked, chosen, onChoose }: Props) {
  const { t } = useTranslation('respond');
  const counts = useQuery(reading(respond.countThreads, {}, ['threads'])).data;
  const queue = useQueue(asked);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const mayWrite = useMay('conversations.write');
  const [change] = useChange();
  const list = useRef<HTMLOListElement>(null);
  const now = useRef({ rows: queue.rows, chosen, selected });
  now.current = { rows: queue.rows, chosen, selected };
  const me = useMe().person.id;

  const select = useCallback((id: string, range: boolean) => {
    const { rows, selected, chosen } = now.current;
    const next = new Set(selected);
    const at = (wanted: string | undefined) => rows.findIndex(({ thread }) => thread.id === wanted);
    const [from = -1, to = -1] = [at(chosen), at(id)].sort((a, b) => a - b);
    if (range && from >= 0) for (const { thread } of rows.slice(from, to + 1)) next.add(thread.id);
    else if (!next.delete(id)) next.add(id);
    setSelected(next);
  }, []);

  const { showNew } = queue;
  const keys = useMemo<Key[]>(() => {
    const step = (by: number) => () => {
      const { rows, chosen } = now.current;
      const at = rows.findIndex(({ thread }) => thread.id === chosen);
      const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
      if (!next) return;
      onChoose(next.thread.id);
      list.current?.querySelector(`[data-thread="${next.thread.id}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    const these = () => {
      const { selected, chosen } = now.current;
      return selected.size > 0 ? [...selected] : chosen ? [chosen] : [];
    };
    const does = (act: Parameters<typeof change>[1]) => () => {
      if (these().length > 0) void change(these(), act);
      setSelected(new Set());
    };
    return [
      { keys: 'j', label: 'next', run: step(1) },
      { keys: 'k', label: 'previous', run: step(-1) },
      { keys: '.', label: 'show_new', run: showNew },
      ...(mayWrite
        ? [
            { keys: 'e', label: 'close_answered', run: does({ act: 'close', outcome: 'answered' }) },
            { keys: 'a', label: 'take', run: does({ act: 'take' }) },
            { keys: 'x', label: 'select', run: () => now.current.chosen && select(now.current.chosen, false) },
          ]
        : []),
    ];
  }, [change, mayWrite, onChoose, select, showNew]);
  useKeys(keys);

  return (
    <section className="queue" aria-labelledby="queue-head">
      <div className="in">
        <div className="qh">
          <h1 id="queue-head">{t('respond')}</h1>
          <span role="status" className="off">
            {queue.fresh > 0 ? t('new_arrived') : ''}
          </span>
          {queue.fresh > 0 && (
            <button className="pill" type="button" onClick={showNew}>
              <ArrowUpIcon className="i s" aria-hidden="true" />
              {t('count_new', { count: queue.fresh, n: number(queue.fresh) })}
            </button>
          )}
        </div>
        {counts && counts.lifeRisk > 0 && (
          <p className="life">
            <LifebuoyIcon className="i" aria-hidden="true" />
            <b>{t('life_risk_open', { count: counts.lifeRisk, n: number(counts.lifeRisk) })}</b>
          </p>
        )}
        <nav className="tabs" aria-label={t('views')}>
          {views.map((view) => (
            <Link
              key={view}
              to="/respond"
              search={(before) => ({ ...before, view, thread: undefined })}
              aria-current={asked.view === view || undefined}
              activeProps={{}}
            >
              {t(`view_${view}`)}{' '}
              {counts && view in counts && <span className="n">{manyOf(counts[view as 'open'])}</span>}
            </Link>
          ))}
        </nav>
        <Narrow asked={asked} />
      </div>
      {selected.size > 0 && <ManyActs ids={[...selected]} onClear={() => setSelected(new Set())} />}
      {queue.pending ? (
        <Loading />
      ) : queue.rows.length > 0 ? (
        <ol ref={list} aria-label={t('queue')}>
          {queue.rows.map(({ thread, gone }) => (
            <Row
              key={thread.id}
              thread={thread}
              gone={gone}
              mine={thread.assignee?.id === me}
              chosen={thread.id === chosen}
              selected={selected.has(thread.id)}
              onSelect={mayWrite ? select : null}
            />
          ))}
        </ol>
      ) : queue.error ? (
        <Wrong error={queue.error} again={queue.again} />
      ) : (
        <Empty>{asked.q || asked.urgency || asked.facility ? t('empty_narrow') : t(`empty_${asked.view}`)}</Empty>
      )}
      {queue.more && (
        <p className="more-rows">
          <Button busy={queue.loading} onClick={queue.more}>
            {t('more')}
          </Button>
        </p>
      )}
    </section>
  );
}
