// Keeps what is being written of a watch in this tab, so that a reload or a look elsewhere loses nothing.
export interface Draft {
  name: string;
  query: string;
  facilityId: string | null;
}

const key = (id: string | undefined) => `watch-draft ${id ?? 'new'}`;

export function keptDraft(id: string | undefined): Draft | null {
  const kept = sessionStorage.getItem(key(id));
  return kept ? (JSON.parse(kept) as Draft) : null;
}

/** `null`: there is nothing to keep. */
export function keepDraft(id: string | undefined, draft: Draft | null): void {
  if (draft) sessionStorage.setItem(key(id), JSON.stringify(draft));
  else dropDraft(id);
}

export const dropDraft = (id: string | undefined): void => sessionStorage.removeItem(key(id));
