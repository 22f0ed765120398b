// The choices behind "Not us" and "Mute", at the button of the row they are for.
import { Menu as Base } from '@base-ui/react/menu';
import { useQueries } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import type { Post } from '../../../contract/post.ts';
import { sentenceOf } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';
import { nameOf } from './PostMeta.tsx';
import { type Act, excludeNotUs, mute, type Turned } from './row-acts.ts';

interface Props {
  act: Act;
  post: Post;
  anchor: Element;
  /** The watches it may be taken out of, the one on the page first. */
  watches: { id: string; name: string }[];
  onClose(): void;
  onRun(run: () => Promise<Turned>): void;
  onWord(): void;
}

export function RowMenu({ act, post, anchor, watches, onClose, onRun, onWord }: Props) {
  const popup = useRef<HTMLDivElement>(null);
  const focusFirst = useCallback(() => popup.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), []);
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()} modal={false}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={4} align="start" className="over">
          <Base.Popup
            ref={popup}
            className="menu choices"
            finalFocus={() => (anchor.isConnected ? (anchor as HTMLElement) : false)}
          >
            {act === 'mute' ? (
              <Mutes post={post} onRun={onRun} onWord={onWord} onReady={focusFirst} />
            ) : (
              <Exclusions post={post} watches={watches} onRun={onRun} onReady={focusFirst} />
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Mutes({ post, onRun, onWord, onReady }: Pick<Props, 'post' | 'onRun' | 'onWord'> & { onReady(): void }) {
  const { t } = useTranslation('listen');
  useEffect(onReady, [onReady]);
  const who = nameOf(post);
  return (
    <>
      {who && <Item onClick={() => onRun(() => mute(post, 'author'))}>{t('mute_author', { who })}</Item>}
      <Item onClick={onWord}>{t('mute_word')}</Item>
      <Item onClick={() => onRun(() => mute(post, 'thread'))}>{t('mute_thread')}</Item>
    </>
  );
}

function Exclusions({
  post,
  watches,
  onRun,
  onReady,
}: Pick<Props, 'post' | 'watches' | 'onRun'> & { onReady(): void }) {
  const { t } = useTranslation('listen');
  const suggestions = useQueries({
    queries: watches.map(({ id }) => ({
      queryKey: ['not-us', id, post.id],
      queryFn: () => call(listen.suggestExclusion, { params: { id }, body: { postId: post.id } }),
      staleTime: 0,
    })),
  });
  const ready = suggestions.every(({ isPending }) => !isPending);
  useEffect(() => {
    if (ready) onReady();
  }, [ready, onReady]);
  const wrong = suggestions.find(({ error }) => error)?.error;
  if (wrong) return <p className="menu-note">{sentenceOf(wrong)}</p>;
  if (!ready)
    return (
      <p className="menu-note" role="status">
        {t('looking')}
      </p>
    );
  return watches.map(({ id, name }, at) => (
    <Base.Group key={id}>
      <Base.GroupLabel className="menu-label">{t('out_of', { name })}</Base.GroupLabel>
      {suggestions[at]?.data?.choices.map((choice) => (
        <Item key={`${choice.kind} ${choice.label}`} onClick={() => onRun(() => excludeNotUs(id, post, choice))}>
          <span>
            {t(`not_us_${choice.kind}`, { label: choice.label })}
            {choice.kind !== 'post' && <small>{t('older_go', { count: choice.older, n: number(choice.older) })}</small>}
          </span>
        </Item>
      ))}
    </Base.Group>
  ));
}

const Item = ({ onClick, children }: { onClick(): void; children: ReactNode }) => (
  <Base.Item className="menu-item" onClick={onClick}>
    {children}
  </Base.Item>
);
