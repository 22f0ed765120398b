// The same watches asked of SQLite: each batch of posts goes into an FTS5 table in memory, then every watch is a query.
import { DatabaseSync } from 'node:sqlite';
import type { Post } from '../../language/post.ts';
import type { Query } from '../../language/query/index.ts';
import { type Phrase, type TextPart, textPartOf } from './text-part.ts';

export interface Competitor {
  /** Pairs of post (its place in the batch) and watch; facts are left out. */
  match(posts: readonly Post[]): Promise<[post: number, watch: number][]>;
  close(): Promise<void>;
}

export function openInSqlite(watches: readonly Query[]): Competitor {
  const db = new DatabaseSync(':memory:');
  db.exec(`create virtual table post using fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2')`);
  const insert = db.prepare('insert into post (rowid, text) values (?, ?)');
  const find = db.prepare('select rowid from post where post match ?');
  find.setReturnArrays(true);
  const queries = watches.map((watch) => written(textPartOf(watch)));
  return {
    async match(posts) {
      db.exec('begin');
      for (const [i, { text }] of posts.entries()) insert.run(i, text);
      db.exec('commit');
      const pairs: [number, number][] = [];
      for (const [watch, query] of queries.entries())
        for (const [post] of find.all(query) as unknown as [number][]) pairs.push([post, watch]);
      db.exec(`insert into post (post) values ('delete-all')`);
      return pairs;
    },
    async close() {
      db.close();
    },
  };
}

function written(part: TextPart): string {
  switch (part.kind) {
    case 'phrase':
      return phrase(part);
    case 'near':
      return part.left
        .flatMap((left) => part.right.map((right) => `NEAR(${phrase(left)} ${phrase(right)}, ${part.distance})`))
        .join(' OR ');
    case 'any':
      return part.of.map((of) => `(${written(of)})`).join(' OR ');
    case 'all':
      return [
        part.of.map((of) => `(${written(of)})`).join(' AND '),
        ...part.not.map((not) => `(${written(not)})`),
      ].join(' NOT ');
  }
}

/** Only the last word of a phrase may be a beginning there; no watch of the bench has it elsewhere. */
function phrase({ words }: Phrase): string {
  return `"${words.map(({ term }) => term).join(' ')}"${words.at(-1)!.isBeginning ? ' *' : ''}`;
}
