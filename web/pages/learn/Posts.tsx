// The posts under a figure of Learn: those of a question, of an expectation, of a theme.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LearnHead } from './LearnHead.tsx';
import { useScope } from './scope.ts';
import { StrandPosts } from './themes/StrandPosts.tsx';
import './themes/themes.css';

const route = getRouteApi('/frame/learn/posts');

export function Posts() {
  const { t } = useTranslation('themes');
  const { scope } = useScope();
  const { kind, key } = route.useSearch();
  const back = kind === 'theme' ? '/learn' : '/learn/questions';
  return (
    <div className="page learn">
      <LearnHead tab={kind === 'theme' ? 'themes' : 'questions'} name={t(`posts_${kind}`)} />
      <p className="back">
        <Link to={back} search={scope}>
          {t(kind === 'theme' ? 'back_to_themes' : 'back_to_questions')}
        </Link>
      </p>
      <section aria-labelledby="posts">
        <div className="head">
          <h2 id="posts">{t(`posts_${kind}`)}</h2>
        </div>
        <StrandPosts scope={scope} kind={kind} of={key} />
      </section>
    </div>
  );
}
