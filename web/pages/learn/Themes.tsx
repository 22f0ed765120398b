// Themes: what people talk about, in their own words.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../contract/learn.ts';
import { reading } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';
import { Empty, Wrong } from '../../parts/States.tsx';
import { LearnHead } from './LearnHead.tsx';
import { useScope } from './scope.ts';

export function Themes() {
  const { t } = useTranslation('learn');
  const { scope } = useScope();
  const said = useQuery(reading(learn.getScope, { query: scope }, ['analyses']));
  return (
    <div className="page learn">
      <LearnHead tab="themes" />
      <section>
        <div className="head">
          <h2>{t('what_people_talk_about')}</h2>
          {said.data && (
            <span>
              {t('people_posts', {
                people: t('n_people', { count: said.data.people, n: number(said.data.people) }),
                posts: t('n_posts', { count: said.data.posts, n: number(said.data.posts) }),
              })}
            </span>
          )}
        </div>
        {said.isError && <Wrong error={said.error} again={() => void said.refetch()} />}
        {said.data?.posts === 0 && <Empty>{t('nothing_said')}</Empty>}
      </section>
    </div>
  );
}
