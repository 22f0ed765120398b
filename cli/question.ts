// One line of what is to be checked: read with its defaults, or why it can't be and what to do.
import { type Media, type Organization, organizationKinds, type Question } from '../language/check/index.ts';
import { findId, type Id } from './ids.ts';
import { type Line, readObject } from './lines.ts';

export type Read = { ok: true; id: Id; question: Question } | { ok: false; why: string };

/** Thrown while a line is read; its message is for the person at the terminal. */
class Unreadable extends Error {}

export function readQuestion(line: Line): Read {
  const read = readObject(line);
  if (!read.ok) return { ok: false, why: `${read.why}; write one {"id","kind","post","reply"} a line` };
  const given = read.value;
  const id = findId(given, line);
  if (id === undefined) return { ok: false, why: 'it has no id; give each line an "id" that is text or a number' };
  try {
    return { ok: true, id, question: questionOf(given) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: error.message };
    throw error;
  }
}

const kinds = ['reply', 'post', 'ask'] as const;

function questionOf(given: Record<string, unknown>): Question {
  const kind = kinds.find((each) => each === given.kind);
  if (!kind) throw new Unreadable('kind is none of "reply", "post", "ask"; say which of them it is');
  if (typeof given.reply !== 'string')
    throw new Unreadable('reply is not text; put the words that are to be said into "reply"');
  return {
    kind,
    post: postOf(given.post ?? null),
    reply: given.reply,
    lang: textOrNull(given.lang, 'lang', '"en" or "es", or leave it out'),
    media: listOf(given.media, 'media', mediaOf),
    authorization: authorizationOf(given.authorization ?? null),
    channels: textsOf(given.channels, 'channels'),
    ambassador: flagOf(given.ambassador),
    organization: organizationOf(given.organization ?? null),
  };
}

function postOf(post: unknown): Question['post'] {
  if (post === null) return null;
  const { text, author } = objectOf(post, 'post', '{"text","author"}, or null where nothing is answered');
  if (typeof text !== 'string') throw new Unreadable('post.text is not text; give the words of the post');
  return { text, author: textOrNull(author, 'post.author', 'the name or handle that the public sees, or null') };
}

function mediaOf(one: unknown): Media {
  const { alt, captions } = objectOf(one, 'media', 'a list of {"alt","captions"}');
  if (!(captions === undefined || captions === null || typeof captions === 'string' || typeof captions === 'boolean'))
    throw new Unreadable('captions is neither text nor true, false or null; use null for a picture');
  return { alt: textOrNull(alt, 'alt', 'the text that says what the picture shows'), captions: captions ?? null };
}

function authorizationOf(given: unknown): Question['authorization'] {
  if (given === null) return null;
  const { channels, until } = objectOf(given, 'authorization', '{"channels","until"}, or leave it out');
  const last = textOrNull(until, 'authorization.until', 'its last day, YYYY-MM-DD, or null');
  if (last !== null && Number.isNaN(Date.parse(last)))
    throw new Unreadable('authorization.until is no date; write its last day as YYYY-MM-DD');
  return { channels: textsOf(channels, 'authorization.channels') ?? [], until: last };
}

function organizationOf(given: unknown): Partial<Organization> {
  if (given === null) return {};
  const { kind, signedContracts, ownWords } = objectOf(given, 'organization', '{"kind","signedContracts","ownWords"}');
  return {
    kind: kindOf(textOrNull(kind, 'organization.kind', organizationKinds.join(', '))),
    signedContracts: textsOf(signedContracts, 'organization.signedContracts') ?? [],
    ownWords: ownWordsOf(ownWords ?? null),
  };
}

/** However it is written: `501(c)(3)`, `for-profit`, `public district`. */
function kindOf(written: string | null): Organization['kind'] {
  const bare = (written ?? 'charity').toLowerCase();
  const known = organizationKinds.find((each) => each === bare.replace(/[ -]/g, '_'));
  if (known) return known;
  if (/^(?!non|not).*for.?profit/.test(bare)) return 'for_profit';
  if (/public|district|government|county/.test(bare)) return 'public_district';
  if (/h.?election/.test(bare)) return 'charity_h';
  if (/501|charit|non.?profit|not.for.profit/.test(bare)) return 'charity';
  throw new Unreadable(`organization.kind is unknown; use one of ${organizationKinds.join(', ')}`);
}

/** `{"block": [...], "review": [...]}`, or each word with what it is set to. */
function ownWordsOf(given: unknown): Organization['ownWords'] {
  const own = { block: [] as string[], review: [] as string[] };
  if (given === null) return own;
  const words = objectOf(given, 'organization.ownWords', '{"block":[…],"review":[…]}');
  for (const [key, value] of Object.entries(words)) {
    if (key === 'block' || key === 'review') own[key].push(...(textsOf(value, `organization.ownWords.${key}`) ?? []));
    else if (value === 'block' || value === 'review') own[value].push(key);
    else
      throw new Unreadable(
        'organization.ownWords sets a word to neither block nor review; use {"block":[…],"review":[…]}',
      );
  }
  return own;
}

function objectOf(given: unknown, name: string, should: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Unreadable(`${name} can’t be read; write ${should}`);
  return given as Record<string, unknown>;
}

function textOrNull(given: unknown, name: string, should: string): string | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string') throw new Unreadable(`${name} is not text; write ${should}`);
  return given;
}

function listOf<T>(given: unknown, name: string, read: (one: unknown) => T): T[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw new Unreadable(`${name} is not a list; write [ ] around it`);
  return given.map(read);
}

function textsOf(given: unknown, name: string): string[] | undefined {
  if (given === undefined || given === null) return undefined;
  return listOf(given, name, (each) => {
    if (typeof each !== 'string')
      throw new Unreadable(`${name} holds something that is not text; write a list of texts`);
    return each;
  });
}

function flagOf(given: unknown): boolean {
  if (given === undefined || given === null) return false;
  if (typeof given !== 'boolean') throw new Unreadable('ambassador is neither true nor false; write one of them');
  return given;
}
