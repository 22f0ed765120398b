// One thing somebody said, in a stream: the words, the line under them, and what is folded below.
import { ImageIcon } from '@phosphor-icons/react/dist/csr/Image';
import { TrashIcon } from '@phosphor-icons/react/dist/csr/Trash';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import type { Post } from '../../../contract/post.ts';
import { Words } from '../../parts/Words.tsx';
import { Understood } from '../correct/Understood.tsx';
import { Folded } from './Folded.tsx';
import { HandAnswer } from './HandAnswer.tsx';
import { PostMeta } from './PostMeta.tsx';
import type { Act } from './row-acts.ts';
import '../../parts/link.css';

interface Props {
  post: Post;
  analysis: Analysis | undefined;
  chosen: boolean;
  fresh: boolean;
  /** Undefined: nothing is being selected. */
  selected: boolean;
  may: { hide: boolean; exclude: boolean };
  onChoose(id: string): void;
  onSelect(id: string, shift: boolean): void;
  onAct(act: Act, post: Post, anchor: Element): void;
  /** Undefined for whoever may not. */
  onCorrect: ((analysis: Analysis, anchor: Element) => void) | undefined;
}

/** Beyond this a stream shows the beginning, and the rest on asking. */
const long = 900;

export const PostRow = memo(function PostRow({ post, analysis, chosen, fresh, selected, may, ...does }: Props) {
  const { onChoose, onSelect, onAct, onCorrect } = does;
  const { t } = useTranslation('listen');
  const navigate = useNavigate();
  const [whole, setWhole] = useState(false);
  const open = { to: '/conversations/$id', params: { id: post.conversationId }, search: { post: post.id } } as const;
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target === event.currentTarget) void navigate(open);
  };
  const row = {
    'data-post': post.id,
    tabIndex: -1,
    'aria-current': chosen || undefined,
    onFocus: () => onChoose(post.id),
    onKeyDown: enter,
  } as const;

  if (post.text === null)
    return (
      <li {...row} className="gone">
        <p>
          <TrashIcon className="i" aria-hidden="true" /> {t('deleted')}
        </p>
      </li>
    );
  const cut = post.text.length > long && !whole;
  return (
    <li {...row} className={[fresh && 'fresh', selected && 'selected'].filter(Boolean).join(' ') || undefined}>
      <label className="select">
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('select')}
          onChange={() => {}}
          onClick={(event) => onSelect(post.id, event.shiftKey)}
        />
      </label>
      {post.title && <Words text={post.title} lang={post.lang} className="headline" />}
      <Words text={post.text} lang={post.lang} marks={post.marks} className={cut ? 'cut' : ''} />
      {cut && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          {t('read_on')}
        </button>
      )}
      {post.media.some(({ alt }) => alt) && (
        <p className="alt">
          <ImageIcon className="i s" aria-hidden="true" />{' '}
          {post.media
            .filter(({ alt }) => alt)
            .map(({ alt }) => alt)
            .join(' · ')}
        </p>
      )}
      <Understood analysis={analysis} onCorrect={onCorrect} />
      <PostMeta post={post} fresh={fresh}>
        <span className="row-acts">
          <Link {...open}>{t('open')}</Link>
          {may.exclude && post.watchIds.length > 0 && (
            <button
              type="button"
              className="btn bare"
              data-act="not-us"
              onClick={(event) => onAct('not-us', post, event.currentTarget)}
            >
              {t('not_us')}
            </button>
          )}
          {may.hide && (
            <button
              type="button"
              className="btn bare"
              data-act="mute"
              onClick={(event) => onAct('mute', post, event.currentTarget)}
            >
              {t('mute')}
            </button>
          )}
          <HandAnswer post={post} look="bare" />
        </span>
      </PostMeta>
      {post.folded.count > 0 && <Folded post={post} />}
    </li>
  );
});
