// What a server makes of the words of a status: mentions, hashtags and links found, HTML written, length counted.
import { type Account, find, state } from './state.ts';

const word =
  /(https?:\/\/[^\s<>"]*[^\s<>".,:;!?'")\]])|(?<![\w/=])@([A-Za-z0-9_]+(?:@[\w.:-]*\w)?)|(?<![\w&/])#([\p{L}\p{N}_]+)/gu;

export function mentionsIn(text: string): Account[] {
  const found = [...text.matchAll(word)].flatMap(([, , name]) => (name ? (find(name) ?? []) : []));
  return [...new Set(found)];
}

export const tagsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(word)].flatMap(([, , , tag]) => (tag ? tag.toLowerCase() : []))),
];

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[sign]};`);

export const pageOfAccount = ({ username, domain }: Account) =>
  `${domain ? `https://${domain}` : state.origin}/@${username}`;

/** Links show their middle; the rest of them is there, and hidden. */
function linkTo(address: string): string {
  const [scheme = ''] = /^https?:\/\/(www\.)?/.exec(address) ?? [];
  const rest = address.slice(scheme.length);
  const hidden = (part: string) => `<span class="invisible">${escaped(part)}</span>`;
  const shown = `<span class="${rest.length > 30 ? 'ellipsis' : ''}">${escaped(rest.slice(0, 30))}</span>`;
  return `<a href="${escaped(address)}" target="_blank" rel="nofollow noopener">${hidden(scheme)}${shown}${hidden(rest.slice(30))}</a>`;
}

function mark(found: string, address?: string, name?: string, tag?: string): string {
  if (address) return linkTo(address);
  const account = name ? find(name) : undefined;
  if (account)
    return `<span class="h-card"><a href="${escaped(pageOfAccount(account))}" class="u-url mention">@<span>${escaped(account.username)}</span></a></span>`;
  if (tag)
    return `<a href="${state.origin}/tags/${encodeURIComponent(tag.toLowerCase())}" class="mention hashtag" rel="tag">#<span>${escaped(tag)}</span></a>`;
  return escaped(found);
}

export function htmlOf(text: string): string {
  if (!text) return '';
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => {
    let html = '';
    let at = 0;
    for (const found of paragraph.matchAll(word)) {
      html +=
        escaped(paragraph.slice(at, found.index)) + mark(...(found as unknown as [string, string, string, string]));
      at = found.index + found[0].length;
    }
    return (html + escaped(paragraph.slice(at))).replaceAll('\n', '<br />');
  });
  return `<p>${paragraphs.join('</p><p>')}</p>`;
}

/** Links are 23 long, a mention is its name without the server, the rest as people see characters. */
export function lengthOf(text: string): number {
  const counted = text.replace(word, (found, address?: string, name?: string) => {
    if (address) return '.'.repeat(23);
    return name ? `@${name.split('@')[0]}` : found;
  });
  return [...new Intl.Segmenter('en').segment(counted)].length;
}
