// The posts of a conversation in order; the one that was opened is the largest.
import { TrashIcon } from '@phosphor-icons/react/dist/csr/Trash';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import type { Post } from '../../../contract/post.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { Words } from '../../parts/Words.tsx';
import { personalIn } from '../correct/personal.ts';
import { Understood } from '../correct/Understood.tsx';
import { Folded } from './Folded.tsx';
import { PostMeta } from './PostMeta.tsx';
import '../../parts/link.css';

interface Props {
  posts: readonly Post[];
  analyses: ReadonlyMap<string, Analysis>;
  chosen: string | undefined;
  onChoose(id: string): void;
}

export function Thread({ posts, analyses, chosen, onChoose }: Props) {
  const { t } = useTranslation('listen');
  const list = useRef<HTMLOListElement>(null);
  const first = useRef(true);
  const go = useCallback((id: string | undefined, focus: boolean) => {
    const row = [...(list.current?.children ?? [])].find((each) => (each as HTMLElement).dataset.post === id);
    row?.scrollIntoView({ block: 'nearest' });
    if (focus) (row as HTMLElement | undefined)?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (!first.current) return;
    first.current = false;
    go(chosen, false);
  }, [chosen, go]);
  const now = useRef({ posts, chosen });
  now.current = { posts, chosen };
  const keys = useMemo<Key[]>(() => {
    const step = (by: number) => () => {
      const { posts, chosen } = now.current;
      const at = posts.findIndex(({ id }) => id === chosen);
      const next = posts[Math.min(Math.max(at + by, 0), posts.length - 1)];
      if (!next) return;
      onChoose(next.id);
      requestAnimationFrame(() => go(next.id, true));
    };
    return [
      { keys: 'j', label: 'next', run: step(1) },
      { keys: 'k', label: 'previous', run: step(-1) },
    ];
  }, [go, onChoose]);
  useKeys(keys);
  return (
    <ol ref={list} className="rows thread">
      {posts.map((post) => (
        <li
          key={post.id}
          data-post={post.id}
          tabIndex={-1}
          aria-current={(post.id === chosen && posts.length > 1) || undefined}
        >
          {post.text === null ? (
            <p className="gone">
              <TrashIcon className="i" aria-hidden="true" /> {t('deleted')}
            </p>
          ) : (
            <>
              {post.title && <Words text={post.title} lang={post.lang} className="headline" />}
              <Words
                text={post.text}
                lang={post.lang}
                marks={post.marks}
                {...(post.id === chosen
                  ? { size: 'w3' as const, personal: personalIn(post, analyses.get(post.id)) }
                  : {})}
              />
              <Understood analysis={analyses.get(post.id)} />
              <PostMeta post={post}>
                {post.id !== chosen && (
                  <button type="button" className="link" onClick={() => onChoose(post.id)}>
                    {t('choose')}
                  </button>
                )}
              </PostMeta>
              {post.folded.count > 0 && <Folded post={post} />}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
