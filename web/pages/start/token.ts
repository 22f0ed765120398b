// The start link's token: read from the address once, then kept for this tab and taken out of the address.
export function startToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem('start-token', given);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return sessionStorage.getItem('start-token') ?? undefined;
}

/** A one-time link's token, from the fragment, which never reaches a log. */
export function linkToken(): string {
  return new URLSearchParams(location.hash.slice(1)).get('token') ?? '';
}
