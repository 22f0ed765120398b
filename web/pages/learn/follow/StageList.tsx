// One stage whole, page by page; or what was set aside.
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { call } from '../../../lib/call.ts';
import { Button } from '../../../parts/Button.tsx';
import { Ring } from '../../../parts/Ring.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { Waits } from './Card.tsx';

const route = getRouteApi('/frame/learn/follow-through');

export function StageList({ stage, query }: { stage: Stage | 'aside'; query: { facility?: string; owner?: string } }) {
  const { t } = useTranslation('follow');
  const search = route.useSearch();
  const list = useInfiniteQuery({
    queryKey: [learn.findStage.path, { ...query, stage }, ['insights', 'deliveries']],
    queryFn: ({ pageParam, signal }) =>
      call(learn.findStage, { query: { ...query, stage, ...(pageParam ? { before: pageParam } : {}) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.insights) ?? [];
  return (
    <>
      <p className="meta back">
        <b>{t(stage === 'aside' ? 'set_aside' : `stage_${stage}`)}</b>
        <Link to="/learn/follow-through" search={{ ...search, stage: undefined }}>
          {t('all_stages')}
        </Link>
      </p>
      {list.isPending && <Loading />}
      {list.isError && <Wrong error={list.error} again={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <Empty>{t('none_here')}</Empty>}
      <ul className="rows owe">
        {rows.map((each) => (
          <li key={each.id}>
            <Ring stage={each.stage} />
            <Link className="t" to="/learn/follow-through/$id" params={{ id: each.id }}>
              {each.claim}
            </Link>
            <Waits of={each} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </>
  );
}
