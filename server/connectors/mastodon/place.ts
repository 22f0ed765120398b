// Where to go on: the newest of each list that was read, and what was heard lately and is looked at again.
import { list, object } from '../../connect/outside.ts';
import { idOf } from './status.ts';

export interface Recent {
  id: string;
  /** When its author changed it last, as the network says. */
  edited: string | null;
}

export interface Place {
  /** By list: `notifications`, `home`, `public`, `#tag`. */
  newest: Record<string, string>;
  /** The last statuses that concern us: a server tells of their edits and deletions only while we listen, if at all. */
  recent: Recent[];
}

const mostRecent = 120;

export function placeOf(cursor: unknown): Place {
  const given = object(cursor);
  const newest = Object.entries(object(given?.newest) ?? {}).filter(([, id]) => idOf(id));
  const recent = list(given?.recent, mostRecent).flatMap((each) => {
    const { id, edited } = object(each) ?? {};
    return idOf(id) ? [{ id: idOf(id)!, edited: typeof edited === 'string' ? edited : null }] : [];
  });
  return { newest: Object.fromEntries(newest) as Record<string, string>, recent };
}

/** Puts them at the end, each once; the oldest fall off. */
export function remember(place: Place, statuses: readonly unknown[]): void {
  const heard = statuses.flatMap((value) => {
    const status = object(value);
    const id = idOf(status?.id);
    return id ? [{ id, edited: typeof status?.edited_at === 'string' ? status.edited_at : null }] : [];
  });
  const ids = new Set(heard.map(({ id }) => id));
  const unique = [...new Map(heard.map((each) => [each.id, each])).values()];
  place.recent = [...place.recent.filter(({ id }) => !ids.has(id)), ...unique].slice(-mostRecent);
}

export function forget(place: Place, id: string): void {
  place.recent = place.recent.filter((each) => each.id !== id);
}
