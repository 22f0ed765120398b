// `openrounds listen match`: posts in, the watches that each of them matches out, in the order they came.
import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { createMatcher, type Matcher } from '../../language/matcher/index.ts';
import type { Post } from '../../language/post.ts';
import { parse } from '../../language/query/index.ts';
import { findId, type Id } from '../ids.ts';
import { type Line, linesOf, readObject } from '../lines.ts';
import { answerLines, complain } from '../say.ts';

export function command(): Command {
  return new Command('match')
    .summary('match posts against watches')
    .description(
      'Reads posts as NDJSON on standard input and writes {"id","watches"} for each post with a hit. ' +
        'A line that is no post goes to standard error with its number, the rest goes on, and the exit code is 1; a watch that can’t be read stops with 2.',
    )
    .requiredOption('--watches <file>', 'NDJSON, each line {"id","query"}')
    .addHelpText('after', '\nExample:\n  openrounds listen match --watches watches.ndjson < posts.ndjson')
    .action(match);
}

/** Thrown for a watch file that can't be used; the exit code is then 2. */
class BadWatches extends Error {}

async function match({ watches: path }: { watches: string }): Promise<void> {
  let watches: Matcher<Id>;
  try {
    watches = await readWatches(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof BadWatches) && !code) throw error;
    complain(code ? `The watches can’t be read from ${path}: ${code}` : (error as Error).message);
    process.exitCode = 2;
    return;
  }
  await answerLines((line) => {
    const post = readPostLine(line);
    if (!post.ok) return post;
    const hits = watches.match(post.post);
    return hits.length > 0 ? { ok: true, json: `{"id":${post.id},"watches":[${hits.join(',')}]}` } : { ok: true };
  });
}

async function readWatches(path: string): Promise<Matcher<Id>> {
  const matcher = createMatcher<Id>({ unindexedLimit: Number.POSITIVE_INFINITY });
  const lines = new Map<Id, number>();
  for await (const line of linesOf(createReadStream(path))) {
    if (line.text?.trim() === '') continue;
    const where = `${path}, line ${line.number}`;
    const read = readObject(line);
    if (!read.ok) throw new BadWatches(`${where}: ${read.why}`);
    const { query } = read.value;
    const id = findId(read.value, line);
    if (id === undefined) throw new BadWatches(`${where}: the watch has no id`);
    if (typeof query !== 'string') throw new BadWatches(`${where}: the watch has no query`);
    const before = lines.get(id);
    if (before) throw new BadWatches(`${where}: the id stands in line ${before} already`);
    const parsed = parse(query);
    if (!parsed.ok) {
      const { column, expected, hint } = parsed.refusal;
      throw new BadWatches(`${where}, column ${column} of the query: expected ${expected}. ${hint}`);
    }
    lines.set(id, line.number);
    matcher.set(id, parsed.query);
  }
  return matcher;
}

/** The facts of a post and what they must be; what is null is not known. */
const facts: Record<Exclude<keyof Post, 'text' | 'authorPlace' | 'links'>, 'string' | 'number' | 'boolean'> = {
  author: 'string',
  network: 'string',
  lang: 'string',
  inReplyTo: 'string',
  kind: 'string',
  rating: 'number',
  followers: 'number',
  place: 'string',
  media: 'boolean',
};

function readPostLine(line: Line): { ok: true; id: Id; post: Post } | { ok: false; why: string } {
  const read = readObject(line);
  if (!read.ok) return read;
  const { text, links = null, ...given } = read.value;
  const id = findId(given, line);
  if (id === undefined) return { ok: false, why: 'the post has no id' };
  if (typeof text !== 'string') return { ok: false, why: 'the post has no text' };
  if (links !== null && !(Array.isArray(links) && links.every((link) => typeof link === 'string'))) {
    return { ok: false, why: 'links is not a list of addresses' };
  }
  const post: Record<string, unknown> = { text, links };
  for (const [name, type] of Object.entries(facts)) {
    const value = given[name] ?? null;
    if (value === null) continue;
    post[name] = type === 'number' ? numberOf(value) : value;
    if (typeof post[name] !== type) return { ok: false, why: `${name} is not a ${type}` };
  }
  return { ok: true, id, post: post as Post };
}

/** Tables write numbers in quotes. */
const numberOf = (value: unknown) =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value;
