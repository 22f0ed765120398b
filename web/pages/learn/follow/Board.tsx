// Follow-through: insights by stage, from heard to told back, narrowed by place and owner in the address.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../../contract/learn.ts';
import type { AnswerOf } from '../../../../contract/route.ts';
import { addressOf } from '../../../lib/call.ts';
import { type Key, useKeys } from '../../../lib/keys.ts';
import { useMay } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { number } from '../../../lib/time.ts';
import { Ring } from '../../../parts/Ring.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { useRowKeys } from '../../connect/row-keys.ts';
import { LearnHead } from '../LearnHead.tsx';
import { Card } from './Card.tsx';
import { Narrow } from './Narrow.tsx';
import { StageList } from './StageList.tsx';
import './follow.css';

const route = getRouteApi('/frame/learn/follow-through');

export function Board() {
  const { t } = useTranslation('follow');
  const { facility, owner, stage } = route.useSearch();
  const navigate = useNavigate();
  const mayWrite = useMay('insights.write');
  const query = { ...(facility ? { facility } : {}), ...(owner ? { owner } : {}) };
  const board = useQuery({
    ...reading(learn.findBoard, { query }, ['insights', 'deliveries', 'people']),
    placeholderData: (before) => before,
  });
  useRowKeys();
  const keys = useMemo<Key[]>(
    () =>
      mayWrite
        ? [{ keys: 'n', label: 'new', run: () => void navigate({ to: '/learn/follow-through/new', search: {} }) }]
        : [],
    [mayWrite, navigate],
  );
  useKeys(keys);
  const narrowed = facility !== undefined || owner !== undefined;
  const none = board.data && board.data.aside === 0 && board.data.stages.every(({ count }) => count === 0);
  return (
    <div className="page learn follow">
      <LearnHead tab="follow" scoped={false} />
      <section aria-labelledby="follow-title">
        <div className="head">
          <h2 id="follow-title">{t('title')}</h2>
          {board.data && !none && (
            <span>
              <Quarter quarter={board.data.quarter} /> ·{' '}
              <a href={addressOf(learn.exportInsights, { query })} download>
                CSV
              </a>
            </span>
          )}
        </div>
        {(!none || narrowed) && <Narrow mayWrite={mayWrite} />}
        {board.isPending && <Loading />}
        {board.isError && <Wrong error={board.error} again={() => void board.refetch()} />}
        {none && !stage && <NothingYet narrowed={narrowed} mayWrite={mayWrite} />}
        {stage ? (
          <StageList stage={stage} query={query} />
        ) : (
          board.data && !none && <Stages stages={board.data.stages} aside={board.data.aside} />
        )}
      </section>
    </div>
  );
}

type BoardData = AnswerOf<typeof learn.findBoard>;

/** “29 insights this quarter; 6 told back, half of them within 24 days”. */
function Quarter({ quarter: { insights, toldBack, medianDays } }: { quarter: BoardData['quarter'] }) {
  const { t } = useTranslation('follow');
  const heard = t('quarter', { count: insights, n: number(insights) });
  if (insights === 0 || medianDays === null) return heard;
  const days = t('n_days', { count: medianDays, n: number(medianDays) });
  return `${heard}; ${t('quarter_told', { count: toldBack, n: number(toldBack), days })}`;
}

function Stages({ stages, aside }: { stages: BoardData['stages']; aside: number }) {
  const { t } = useTranslation('follow');
  const search = route.useSearch();
  return (
    <>
      <ol className="board">
        {stages.map(({ stage, count, insights, more }) => (
          <li key={stage} aria-labelledby={`stage-${stage}`}>
            <h3 id={`stage-${stage}`}>
              <Ring stage={stage} />
              {t(`stage_${stage}`)}
              <span className="n">
                {number(count)}
                <span className="off"> {t('insights_of', { count })}</span>
              </span>
            </h3>
            {count === 0 ? (
              <p className="few">{t(`none_${stage}`)}</p>
            ) : (
              <ul>
                {insights.map((each) => (
                  <Card key={each.id} of={each} />
                ))}
              </ul>
            )}
            {more && (
              <p>
                <Link to="/learn/follow-through" search={{ ...search, stage }}>
                  {t('all_of_stage', { count, n: number(count) })}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ol>
      {aside > 0 && (
        <p className="note">
          <Link to="/learn/follow-through" search={{ ...search, stage: 'aside' }}>
            {t('aside_count', { count: aside, n: number(aside) })}
          </Link>
        </p>
      )}
    </>
  );
}

function NothingYet({ narrowed, mayWrite }: { narrowed: boolean; mayWrite: boolean }) {
  const { t } = useTranslation('follow');
  if (narrowed)
    return (
      <Empty
        step={
          <Link className="btn" to="/learn/follow-through" search={{}}>
            {t('show_all')}
          </Link>
        }
      >
        {t('empty_narrowed')}
      </Empty>
    );
  return (
    <Empty
      step={
        mayWrite && (
          <Link className="btn main" to="/learn/follow-through/new" search={{}}>
            {t('write')}
          </Link>
        )
      }
    >
      {t('empty')}
    </Empty>
  );
}
