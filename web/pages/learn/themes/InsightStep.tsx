// From a theme to an insight: its posts, as evidence, are taken along.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { learn } from '../../../../contract/learn.ts';
import type { AnswerOf } from '../../../../contract/route.ts';
import { useMay } from '../../../lib/me.ts';

export function InsightStep({ theme }: { theme: AnswerOf<typeof learn.getTheme>['theme'] }) {
  const { t } = useTranslation('themes');
  const may = useMay('insights.write');
  if (!may || theme.postIds.length === 0) return null;
  return (
    <Link className="btn main" to="/learn/follow-through/new" search={{ posts: theme.postIds.join(',') }}>
      {t('make_insight')}
    </Link>
  );
}
