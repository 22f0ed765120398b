// The rows of a stream, gone through by key or pointer: open, not us, mute, select many and act once.
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import type { Post } from '../../../contract/post.ts';
import { useAct } from '../../lib/act.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { useMay } from '../../lib/me.ts';
import { undoLast } from '../../lib/toasts.ts';
import { useAnalyses } from '../correct/analyses.ts';
import { Correcting } from '../correct/Correcting.tsx';
import { PostRow } from './PostRow.tsx';
import { type Act, mute, type Turned } from './row-acts.ts';
import { SelectedActs } from './SelectedActs.tsx';
import { TurnedRow } from './TurnedRow.tsx';

const MuteWord = lazy(() => import('./MuteWord.tsx').then((it) => ({ default: it.MuteWord })));
const RowMenu = lazy(() => import('./RowMenu.tsx').then((it) => ({ default: it.RowMenu })));

interface Props {
  posts: readonly Post[];
  fresh: ReadonlySet<string>;
  turned: ReadonlyMap<string, Turned>;
  onTurned(next: Map<string, Turned>): void;
  /** Open watches; `here` is the one on the page. */
  watches: readonly { id: string; name: string }[];
  here: string | undefined;
  onShowNew(): void;
}

export function Rows({ posts, fresh, turned, onTurned, watches, here, onShowNew }: Props) {
  const { t } = useTranslation('listen');
  const navigate = useNavigate();
  const list = useRef<HTMLOListElement>(null);
  const [chosen, setChosen] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<{ act: Act; post: Post; anchor: Element }>();
  const [word, setWord] = useState<{ post: Post; start: string }>();
  const [correcting, setCorrecting] = useState<{ analysis: Analysis; anchor: Element }>();
  const [latest, setLatest] = useState<string>();
  const [act] = useAct();
  const [hide, exclude, correct] = [useMay('posts.hide'), useMay('watches.write'), useMay('analyses.write')];
  const may = useMemo(() => ({ hide, exclude }), [hide, exclude]);

  const now = useRef({ posts, turned, chosen, selected });
  now.current = { posts, turned, chosen, selected };
  const turn = useCallback(
    (run: () => Promise<Turned>, ...of: Post[]) =>
      act(run, {
        ended: (result) => {
          const next = new Map(now.current.turned);
          for (const { id } of of) next.set(id, result);
          setLatest(of[0]?.id);
          onTurned(next);
        },
      }),
    [act, onTurned],
  );
  const undone = useCallback(
    (id: string) => {
      const next = new Map(now.current.turned);
      const what = next.get(id);
      for (const [each, turned] of next) if (turned === what) next.delete(each);
      onTurned(next);
      setChosen(id);
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-post="${id}"]`)?.focus());
    },
    [onTurned],
  );
  const select = useCallback((id: string, shift: boolean) => {
    const { posts, selected, chosen } = now.current;
    const next = new Set(selected);
    const [from, to] = [posts.findIndex((post) => post.id === chosen), posts.findIndex((post) => post.id === id)].sort(
      (a, b) => a - b,
    ) as [number, number];
    if (shift && from >= 0) for (const post of posts.slice(from, to + 1)) next.add(post.id);
    else if (!next.delete(id)) next.add(id);
    setSelected(next);
    setChosen(id);
  }, []);
  const analyses = useAnalyses(useMemo(() => posts.map(({ id }) => id), [posts]));
  const beginCorrecting = useCallback((analysis: Analysis, anchor: Element) => setCorrecting({ analysis, anchor }), []);
  const open = useCallback((act: Act, post: Post, anchor: Element) => setMenu({ act, post, anchor }), []);

  const keys = useMemo<Key[]>(() => {
    const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
    const step = (by: number) => () => {
      const all = rows();
      const at = all.findIndex((row) => row.dataset.post === now.current.chosen);
      const row = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: 'nearest' });
      if (row?.dataset.post) setChosen(row.dataset.post);
    };
    const press = (which: Act | 'correct') => () =>
      rows()
        .find((row) => row.dataset.post === now.current.chosen)
        ?.querySelector<HTMLElement>(`[data-act="${which}"]`)
        ?.click();
    return [
      { keys: 'j', label: 'next', run: step(1) },
      { keys: 'k', label: 'previous', run: step(-1) },
      {
        keys: 'o',
        label: 'open',
        run: () => {
          const post = now.current.posts.find(({ id }) => id === now.current.chosen);
          if (post)
            void navigate({
              to: '/conversations/$id',
              params: { id: post.conversationId },
              search: { post: post.id },
            });
        },
      },
      ...(exclude ? [{ keys: 'n', label: 'not_us', run: press('not-us') }] : []),
      ...(correct ? [{ keys: 'c', label: 'correct', run: press('correct') }] : []),
      ...(hide ? [{ keys: 'm', label: 'mute', run: press('mute') }] : []),
      ...(hide || exclude
        ? [{ keys: 'x', label: 'select', run: () => now.current.chosen && select(now.current.chosen, false) }]
        : []),
      { keys: '.', label: 'show_new', run: onShowNew },
      {
        keys: 'z',
        label: 'undo',
        run: () => {
          const last = [...now.current.turned].at(-1);
          if (last) void act(last[1].undo, { ended: () => undone(last[0]) });
          else undoLast();
        },
      },
    ];
  }, [act, correct, exclude, hide, navigate, onShowNew, select, undone]);
  useKeys(keys);

  const placesOf = (post: Post) => {
    const mine = watches.filter(({ id }) => (here ? id === here : post.watchIds.includes(id)));
    return mine.slice(0, 3);
  };
  const chosenPosts = posts.filter(({ id }) => selected.has(id) && !turned.has(id));
  return (
    <>
      <ol ref={list} className={selected.size > 0 ? 'rows said selecting' : 'rows said'} aria-label={t('posts_list')}>
        {posts.map((post) => {
          const was = turned.get(post.id);
          return was ? (
            <TurnedRow key={post.id} id={post.id} turned={was} focus={latest === post.id} onUndone={undone} />
          ) : (
            <PostRow
              key={post.id}
              post={post}
              analysis={analyses.get(post.id)}
              chosen={chosen === post.id}
              fresh={fresh.has(post.id)}
              selected={selected.has(post.id)}
              may={may}
              onChoose={setChosen}
              onSelect={select}
              onAct={open}
              onCorrect={correct ? beginCorrecting : undefined}
            />
          );
        })}
      </ol>
      {chosenPosts.length > 0 && (
        <SelectedActs
          posts={chosenPosts}
          may={may}
          watch={watches.find(({ id }) => id === here)}
          onClear={() => setSelected(new Set())}
          onTurn={turn}
        />
      )}
      {correcting && <Correcting {...correcting} onClose={() => setCorrecting(undefined)} />}
      <Suspense fallback={null}>
        {menu && (
          <RowMenu
            {...menu}
            watches={placesOf(menu.post)}
            onClose={() => setMenu(undefined)}
            onRun={(run) => {
              setMenu(undefined);
              void turn(run, menu.post);
            }}
            onWord={() => {
              setWord({
                post: menu.post,
                start: String(window.getSelection() ?? '')
                  .trim()
                  .slice(0, 200),
              });
              setMenu(undefined);
            }}
          />
        )}
        {word && (
          <MuteWord
            start={word.start}
            onClose={() => setWord(undefined)}
            onMute={(text) => {
              setWord(undefined);
              void turn(() => mute(word.post, 'word', text), word.post);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
