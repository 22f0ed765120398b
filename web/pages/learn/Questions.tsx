// Questions people ask, and what they had expected and did not get.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../contract/learn/scope.ts';
import type { Expectation } from '../../../contract/learn/themes.ts';
import { learn } from '../../../contract/learn.ts';
import { addressOf } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { Words } from '../../parts/Words.tsx';
import { useRowKeys } from '../connect/row-keys.ts';
import { LearnHead } from './LearnHead.tsx';
import { useScope } from './scope.ts';
import { Making } from './themes/Making.tsx';
import { QuestionList } from './themes/QuestionList.tsx';
import { useReading } from './themes/reading.ts';
import './themes/themes.css';

export function Questions() {
  const { t } = useTranslation('themes');
  const { scope } = useScope();
  const reading = useReading(learn.findQuestions, { query: scope });
  useRowKeys();
  const { data } = reading;
  const several = data?.questions.filter(({ figures }) => figures.people > 1) ?? [];
  const once = data?.questions.filter(({ figures }) => figures.people <= 1) ?? [];
  return (
    <div className="page learn">
      <LearnHead tab="questions" />
      <Making of={data?.making ?? null} first={!data?.madeAt} />
      <section aria-labelledby="questions">
        <div className="head">
          <h2 id="questions">{t('questions_people_ask')}</h2>
          {data?.madeAt && data.questions.length > 0 && (
            <a href={addressOf(learn.exportQuestions, { query: { ...scope, language: currentLanguage() } })}>CSV</a>
          )}
        </div>
        {reading.isError && <Wrong error={reading.error} again={() => void reading.refetch()} />}
        {(reading.isPending || (data && !data.madeAt)) && <Loading />}
        {data?.madeAt && data.questions.length === 0 && <Empty>{t('no_questions')}</Empty>}
        {several.length > 0 && <QuestionList questions={several} scope={scope} />}
        {once.length > 0 && (
          <details className="fold" open={several.length === 0}>
            <summary>{t('asked_once', { count: once.length, n: number(once.length) })}</summary>
            <QuestionList questions={once} scope={scope} />
          </details>
        )}
      </section>
      {data?.madeAt && <Expectations scope={scope} />}
    </div>
  );
}

function Expectations({ scope }: { scope: Scope }) {
  const { t } = useTranslation('themes');
  const { data } = useReading(learn.findExpectations, { query: scope });
  if (!data) return null;
  return (
    <section aria-labelledby="expected">
      <div className="head">
        <h2 id="expected">{t('expected_not_met')}</h2>
        {data.expectations.length > 0 && (
          <a href={addressOf(learn.exportExpectations, { query: { ...scope, language: currentLanguage() } })}>CSV</a>
        )}
      </div>
      {data.madeAt && data.expectations.length === 0 && <Empty>{t('no_expectations')}</Empty>}
      <ul className="rows expected">
        {data.expectations.map((each) => (
          <Expected key={each.key} of={each} scope={scope} />
        ))}
      </ul>
    </section>
  );
}

const shown = 3;

function Expected({ of, scope }: { of: Expectation; scope: Scope }) {
  const { t } = useTranslation('themes');
  const { people, posts } = of.figures;
  const list = (quotes: Expectation['quotes']) => (
    <ul className="quotes">
      {quotes.map(({ postId, conversationId, text, lang, kind }) => (
        <li key={postId}>
          <Words text={text} lang={lang} size="w1" quoted within={{ conversation: conversationId, post: postId }} />
          <p className="meta">{t(`expectation_${kind}`)}</p>
        </li>
      ))}
    </ul>
  );
  return (
    <li>
      <div className="about">
        <h3>{of.names?.[currentLanguage()] ?? t('other_things')}</h3>
        <p className="meta">
          <Link to="/learn/posts" search={{ ...scope, kind: 'expectation', key: of.key }}>
            {t('people_posts', {
              people: t('n_people', { count: people, n: number(people) }),
              posts: t('n_posts', { count: posts, n: number(posts) }),
            })}
          </Link>
        </p>
      </div>
      <div>
        {list(of.quotes.slice(0, shown))}
        {of.quotes.length > shown && (
          <details className="fold">
            <summary>
              {t('more_quotes', { count: of.quotes.length - shown, n: number(of.quotes.length - shown) })}
            </summary>
            {list(of.quotes.slice(shown))}
          </details>
        )}
      </div>
    </li>
  );
}
