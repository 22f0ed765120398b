// Questions people ask, the clearest wording of each, with how many asked it and whether we answered.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../../../contract/learn/scope.ts';
import type { Question } from '../../../../contract/learn/themes.ts';
import { number } from '../../../lib/time.ts';
import { Words } from '../../../parts/Words.tsx';

export function QuestionList({ questions, scope }: { questions: readonly Question[]; scope: Scope }) {
  const { t } = useTranslation('themes');
  return (
    <ul className="rows ask">
      {questions.map(({ key, wording, figures: { people, posts }, answered }) => (
        <li key={key} data-row tabIndex={-1}>
          <Words
            text={wording.text}
            lang={wording.lang}
            quoted
            within={{ conversation: wording.conversationId, post: wording.postId }}
          />
          <p className="meta">
            <Link to="/learn/posts" search={{ ...scope, kind: 'question', key }}>
              {t('n_people', { count: people, n: number(people) })}
            </Link>
            <span>
              {answered === 0
                ? t('not_answered')
                : answered >= posts
                  ? t('answered_all')
                  : t('answered_some', { n: number(answered), of: number(posts) })}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
