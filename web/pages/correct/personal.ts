// Where personal data stand in a post's text, in words for whoever points at them.
import i18next from 'i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import type { Post } from '../../../contract/post.ts';

/** Spans are counted from the title on, which stands a line above the text. */
export function personalIn({ title }: Pick<Post, 'title'>, analysis: Analysis | undefined) {
  const before = title ? title.length + 1 : 0;
  return (analysis?.personalData ?? []).flatMap(({ start, end, type }) => {
    const kind = i18next.t('correct:personal', { kind: i18next.t(`correct:personal_${type}`) });
    return end > before ? [{ start: start - before, end: end - before, kind }] : [];
  });
}
