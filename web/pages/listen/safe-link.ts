// Addresses from outside lead only to the web, and take nothing of ours along.

/** The address when it is http or https, else undefined. */
export function safeAddress(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

export const hostOf = (address: string): string => new URL(address).host.replace(/^www\./, '');

export const outside = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const;
