// Networks by the addresses of their pages, named as people search for them.

const known: [network: string, hosts: RegExp][] = [
  ['facebook', /(^|\.)(facebook\.com|fb\.com|fb\.watch)$/],
  ['instagram', /(^|\.)instagram\.com$/],
  ['threads', /(^|\.)threads\.(net|com)$/],
  ['x', /(^|\.)(x\.com|twitter\.com)$/],
  ['linkedin', /(^|\.)linkedin\.com$/],
  ['tiktok', /(^|\.)tiktok\.com$/],
  ['youtube', /(^|\.)(youtube\.com|youtu\.be)$/],
  ['reddit', /(^|\.)(reddit\.com|redd\.it)$/],
  ['nextdoor', /(^|\.)nextdoor\.com$/],
  ['yelp', /(^|\.)yelp\.[a-z.]{2,6}$/],
  ['google', /(^|\.)(google\.[a-z.]{2,6}|goo\.gl)$/],
  ['healthgrades', /(^|\.)healthgrades\.com$/],
];

/** The network whose page it is; of any other site, its name. */
export function networkOf(address: string): string {
  const host = new URL(address).hostname.toLowerCase();
  return known.find(([, hosts]) => hosts.test(host))?.[0] ?? host.replace(/^www\./, '').slice(0, 60);
}
