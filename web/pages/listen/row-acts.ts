// What was done with a row of a stream, and what the row says from then on.
import type { TFunction } from 'i18next';
import { listen } from '../../../contract/listen.ts';
import type { Post } from '../../../contract/post.ts';
import { call } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';

export type Act = 'not-us' | 'mute';

/** A row that has been taken out: its words give way to a sentence with Undo. */
export interface Turned {
  act: Act;
  /** The name, phrase or word it was done by; null for this post or thread alone. */
  label: string | null;
  kind: 'phrase' | 'author' | 'post' | 'word' | 'thread';
  /** Older posts that went with it. */
  older: number;
  undo(): Promise<unknown>;
}

/** What the row, or the page of the post, says from then on. */
export function turnedSentence(t: TFunction<'listen'>, { act, kind, label, older }: Turned): string {
  const key = `turned_${act}_${kind}`;
  return act === 'not-us' && kind !== 'post' && older > 0
    ? t(`${key}_older`, { label, count: older, n: number(older) })
    : t(key, { label });
}

export async function excludeNotUs(
  watchId: string,
  post: Post,
  choice: { kind: 'phrase' | 'author' | 'post'; label: string },
): Promise<Turned> {
  const body = { postId: post.id, kind: choice.kind, ...(choice.kind === 'phrase' ? { label: choice.label } : {}) };
  const { exclusionId, label, older } = await call(listen.excludeNotUs, { params: { id: watchId }, body });
  return {
    act: 'not-us',
    kind: choice.kind,
    label: choice.kind === 'post' ? null : label,
    older,
    undo: () => call(listen.undoNotUs, { params: { id: exclusionId } }),
  };
}

export async function mute(post: Post | null, kind: 'author' | 'word' | 'thread', word?: string): Promise<Turned> {
  const muted = await call(listen.addMute, {
    body: { kind, ...(post ? { postId: post.id } : {}), ...(word ? { word } : {}) },
  });
  return {
    act: 'mute',
    kind,
    label: kind === 'thread' ? null : muted.label,
    older: 0,
    undo: () => call(listen.endMute, { params: { id: muted.id } }),
  };
}
