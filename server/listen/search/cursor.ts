// Where a page ends and the next begins, as one opaque word.
import { Refusal } from '../../core/errors.ts';
import { isId } from '../../core/ids.ts';
import type { Place } from '../store/search.ts';

export function writeCursor({ at, id }: Place): string {
  return Buffer.from(`${at.toISOString()} ${id ?? ''}`).toString('base64url');
}

/** Throws `request.invalid` for what we did not write. */
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(time);
  // PostgreSQL's times end sooner than ours.
  if (!(at.getFullYear() > 0 && at.getFullYear() < 10_000) || (id !== '' && !isId(id))) {
    throw new Refusal('request.invalid', {}, [
      { path: 'query', code: 'cursor', message: 'This is no place to go on from' },
    ]);
  }
  return { at, id: id || null };
}
