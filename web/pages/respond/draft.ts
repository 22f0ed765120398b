// The shared draft as one types: saved on the server after a moment, kept in this browser until it is, and never over a colleague's words.
import { useCallback, useEffect, useRef, useState } from 'react';
import { respond, type ThreadDraft } from '../../../contract/respond.ts';
import { call, Refused } from '../../lib/call.ts';

const pause = 600;
const again = 3000;

interface Kept {
  text: string;
  version: number;
}

const place = (id: string) => `draft ${id}`;

function readKept(id: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(place(id)) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export interface Draft {
  text: string;
  write(text: string): void;
  /** A colleague's words, saved while one wrote. */
  theirs: ThreadDraft | null;
  useTheirs(): void;
  keepMine(): void;
  savedAt: string | null;
  unsaved: boolean;
  /** Waits until what was typed is saved. */
  settle(): Promise<void>;
  /** It was sent: nothing is left to save. */
  sent(): void;
}

export function useDraft(id: string, server: ThreadDraft, may: boolean): Draft {
  const kept = useRef(readKept(id));
  const [text, setText] = useState(kept.current?.text ?? server.text);
  const [version, setVersion] = useState(kept.current?.version ?? server.version);
  const [savedAt, setSavedAt] = useState(server.savedAt);
  const [unsaved, setUnsaved] = useState(kept.current !== null);
  const [theirs, setTheirs] = useState<ThreadDraft | null>(null);
  const now = useRef({ text, version, unsaved });
  now.current = { text, version, unsaved };
  const saving = useRef<Promise<void>>(Promise.resolve());

  const save = useCallback(() => {
    saving.current = saving.current.then(async () => {
      const { text, version, unsaved } = now.current;
      if (!unsaved) return;
      try {
        const saved = await call(respond.saveDraft, { params: { id }, body: { text, version } });
        setVersion(saved.version);
        setSavedAt(saved.savedAt);
        now.current.version = saved.version;
        if (now.current.text !== text) return;
        now.current.unsaved = false;
        setUnsaved(false);
        localStorage.removeItem(place(id));
      } catch (error) {
        if (!(error instanceof Refused) || error.problem.code !== 'draft.changed') return;
        const { draft } = await call(respond.getThread, { params: { id } });
        setTheirs(draft);
      }
    });
    return saving.current;
  }, [id]);

  // Saved a moment after the last key, and tried again while the server is away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause anew
  useEffect(() => {
    if (!unsaved || theirs || !may) return;
    const timer = setTimeout(save, pause);
    const retry = setInterval(save, again);
    return () => {
      clearTimeout(timer);
      clearInterval(retry);
    };
  }, [text, unsaved, theirs, may, save]);

  // What a colleague saved is taken over where one has written nothing of one's own.
  useEffect(() => {
    if (server.version <= now.current.version || now.current.unsaved) return;
    setText(server.text);
    setVersion(server.version);
    setSavedAt(server.savedAt);
  }, [server.version, server.text, server.savedAt]);

  const adopt = useCallback((text: string, version: number, unsaved: boolean) => {
    setText(text);
    setVersion(version);
    setUnsaved(unsaved);
    setTheirs(null);
  }, []);
  return {
    text,
    theirs,
    savedAt,
    unsaved,
    write: (next) => {
      setText(next);
      setUnsaved(true);
      localStorage.setItem(place(id), JSON.stringify({ text: next, version } satisfies Kept));
    },
    useTheirs: () => {
      localStorage.removeItem(place(id));
      if (theirs) adopt(theirs.text, theirs.version, false);
    },
    keepMine: () => theirs && adopt(text, theirs.version, true),
    settle: save,
    sent: () => {
      localStorage.removeItem(place(id));
      now.current.unsaved = false;
      setUnsaved(false);
      setText('');
      setVersion((was) => was + 1);
    },
  };
}
