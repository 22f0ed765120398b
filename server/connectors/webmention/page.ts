// What a page says of itself and of us: whether it links to a page of ours, its entry, else its title and description.
import type { Answered } from '../../core/outgoing.ts';
import { type Entry, readEntry } from './entry.ts';
import { type Facts, factsOf, saidIn } from './facts.ts';

export interface Ours {
  /** The page that is said to be linked to. */
  target: string;
  isOwn(address: string): boolean;
}

export interface Page extends Facts {
  url: string;
  entry?: Entry;
}

export async function readPage(answer: Extract<Answered, { ok: true }>, ours: Ours): Promise<Page> {
  const type = (answer.headers['content-type'] ?? 'text/html').toLowerCase();
  const { url } = answer;
  const text = decoded(answer.body, type);
  if (/^application\/([\w.-]+\+)?json\b/.test(type)) return { ...jsonFacts(text, ours), url };
  if (/^text\/(?!html|xml)/.test(type)) return { ...saidIn(text, ours), url };
  const facts = factsOf(text, url, ours);
  // Reading entries costs more, so only what has one and links to us.
  if (!facts.isLinked || !/\bh-?entry\b/i.test(text)) return { ...facts, url };
  const entry = await readEntry({ html: text, url, own: facts.own });
  return { ...facts, url, ...(entry ? { entry } : {}) };
}

/** The encoding that the answer names, else the one that the page names, else UTF-8. */
function decoded(body: Buffer, type: string): string {
  const head = body.subarray(0, 2048).toString('latin1');
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const label = named.exec(type)?.[1] ?? named.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

const deepest = 50;

/** A link in JSON is a whole value, wherever it stands. */
function jsonFacts(text: string, { target, isOwn }: Ours): Facts {
  const facts: Facts = { isLinked: false, own: [] };
  const look = (value: unknown, name: string, depth: number): void => {
    if (depth > deepest || facts.own.length >= 50) return;
    if (typeof value === 'string') {
      const address = URL.parse(value)?.href;
      if (address === target) facts.isLinked = true;
      if (address && isOwn(address) && !facts.own.includes(address)) facts.own.push(address);
      if (!facts.title && (name === 'title' || name === 'name')) facts.title = value.slice(0, 300);
      if (!facts.description && ['content', 'content_text', 'text', 'summary'].includes(name))
        facts.description = value;
    } else if (value && typeof value === 'object')
      for (const [key, each] of Object.entries(value)) look(each, Array.isArray(value) ? name : key, depth + 1);
  };
  try {
    look(JSON.parse(text), '', 0);
  } catch {
    return facts;
  }
  return facts;
}
