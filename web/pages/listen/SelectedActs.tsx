// What can be done once with all the selected posts.
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../contract/post.ts';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { nameOf } from './PostMeta.tsx';
import { excludeNotUs, mute, type Turned } from './row-acts.ts';

interface Props {
  posts: readonly Post[];
  may: { hide: boolean; exclude: boolean };
  watch: { id: string; name: string } | undefined;
  onClear(): void;
  onTurn(run: () => Promise<Turned>, ...of: Post[]): Promise<unknown>;
}

export function SelectedActs({ posts, may, watch, onClear, onTurn }: Props) {
  const { t } = useTranslation('listen');
  const exclude = async () => {
    onClear();
    for (const post of posts)
      await onTurn(() => excludeNotUs(watch?.id ?? '', post, { kind: 'post', label: '' }), post);
  };
  const muteAuthors = async () => {
    onClear();
    for (const ofOne of Map.groupBy(posts, (post) => post.author?.id ?? '').values()) {
      const [first] = ofOne;
      if (first && nameOf(first)) await onTurn(() => mute(first, 'author'), ...ofOne);
    }
  };
  return (
    <fieldset className="selected-acts" aria-label={t('selected', { count: posts.length, n: number(posts.length) })}>
      <b role="status">{t('selected', { count: posts.length, n: number(posts.length) })}</b>
      {may.exclude && watch && <Button onClick={exclude}>{t('not_us_these')}</Button>}
      {may.hide && <Button onClick={muteAuthors}>{t('mute_authors')}</Button>}
      <Button look="bare" onClick={onClear}>
        {t('select_none')}
      </Button>
    </fieldset>
  );
}
