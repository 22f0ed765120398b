// Themes: what people talk about, in their own words; what they ask stands under it.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../contract/learn.ts';
import { addressOf } from '../../lib/call.ts';
import { dayName, number } from '../../lib/time.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { useRowKeys } from '../connect/row-keys.ts';
import { LearnHead } from './LearnHead.tsx';
import { useScope } from './scope.ts';
import { Making } from './themes/Making.tsx';
import { Moved } from './themes/Moved.tsx';
import { QuestionList } from './themes/QuestionList.tsx';
import { useReading } from './themes/reading.ts';
import { ThemeTable } from './themes/ThemeTable.tsx';
import './themes/themes.css';

const first = 15;

export function Themes() {
  const { t } = useTranslation('themes');
  const { scope, change } = useScope();
  const [all, setAll] = useState(false);
  const reading = useReading(learn.findThemes, { query: scope });
  useRowKeys();
  const { data } = reading;
  const none = data?.madeAt && data.themes.length === 0;
  return (
    <div className="page learn">
      <LearnHead tab="themes" />
      <section aria-labelledby="themes">
        <div className="head">
          <h2 id="themes">{t('what_people_talk_about')}</h2>
          {data?.madeAt && (
            <span>
              {t('people_posts', {
                people: t('n_people', { count: data.now.people, n: number(data.now.people) }),
                posts: t('n_posts', { count: data.now.posts, n: number(data.now.posts) }),
              })}{' '}
              · <a href={addressOf(learn.exportThemes, { query: { ...scope, language: currentLanguage() } })}>CSV</a>
            </span>
          )}
        </div>
        <Making of={data?.making ?? null} first={!data?.madeAt} />
        {reading.isError && <Wrong error={reading.error} again={() => void reading.refetch()} />}
        {(reading.isPending || (data && !data.madeAt)) && <Loading />}
        {none && (
          <Empty
            step={
              data.lastHeardOn && (
                <Button onClick={() => change({ from: undefined, to: data.lastHeardOn ?? undefined })}>
                  {t('days_before', { day: dayName(data.lastHeardOn) })}
                </Button>
              )
            }
          >
            {data.now.posts === 0 ? t('nobody_heard') : t('no_themes')}
          </Empty>
        )}
        {data?.madeAt && data.themes.length > 0 && (
          <>
            <Moved themes={data.themes} scope={scope} />
            <ThemeTable themes={all ? data.themes : data.themes.slice(0, first)} scope={scope} />
            {data.themes.length > first && (
              <Button className="more" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t('fewer') : t('all_themes', { count: data.themes.length, n: number(data.themes.length) })}
              </Button>
            )}
            <p className="note">
              {t('people_counted')} <Link to="/learn/agreement">{t('how_measured')}</Link>
            </p>
          </>
        )}
      </section>
      {data?.madeAt && <TopQuestions />}
    </div>
  );
}

function TopQuestions() {
  const { t } = useTranslation('themes');
  const { scope } = useScope();
  const { data } = useReading(learn.findQuestions, { query: scope });
  if (!data || data.questions.length === 0) return null;
  return (
    <section aria-labelledby="questions">
      <div className="head">
        <h2 id="questions">{t('questions_people_ask')}</h2>
        <Link to="/learn/questions" search={scope}>
          {t('all_of', { n: number(data.questions.length) })}
        </Link>
      </div>
      <QuestionList questions={data.questions.slice(0, 3)} scope={scope} />
    </section>
  );
}
