// Addresses as people type them, and what people know them by.
/** Of an address, what people know it by. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return address;
  }
}

/** As people type it: without the scheme too. */
export const addressTyped = (text: string): string => {
  const address = text.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) || address === '' ? address : `https://${address}`;
};

/** A Mastodon server as people know it: by its name, its address, or what stands behind the last @ of an account. */
export const serverTyped = (text: string): string => {
  const typed = text.trim();
  return addressTyped(/^[a-z]+:\/\//i.test(typed) ? typed : typed.slice(typed.lastIndexOf('@') + 1));
};

/** Where another program sends what it tells a channel. */
export const hookOf = (channelId: string): string => `${window.location.origin}/hooks/${channelId}`;

/** Where other sites send the mentions of a channel's pages. */
export const mentionsOf = (channelId: string): string => `${window.location.origin}/mentions/${channelId}`;

/** "example.org, blog.example.org" as sites, each once. */
export const sitesIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))].slice(0, 20);
