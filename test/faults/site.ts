// A stand-in for a WordPress site's comments, written from the REST API's description. It has no keys for a second try, and
// takes the same words twice: whoever asks twice has said it twice. Each comment is slow, and half of those whose caller
// went away meanwhile are lost, as a real site may do either.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

interface Comment {
  id: number;
  post: number;
  parent: number;
  author: number;
  text: string;
  at: Date;
}

export interface Site {
  url: string;
  /** Where its API begins. */
  api: string;
  user: string;
  /** The words of all our comments. */
  said(): string[];
  /** Somebody comments; returns the id as the program knows it. */
  comment(text: string): string;
  close(): Promise<void>;
}

const us = 7;

/** @param slow how long a comment takes, ms */
export async function startSite(slow: number): Promise<Site> {
  const comments: Comment[] = [];
  const add = (comment: Omit<Comment, 'id' | 'at'>): Comment => {
    const made = { ...comment, id: comments.length + 1, at: new Date() };
    comments.push(made);
    return made;
  };
  let asked = 0;

  async function create(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { post, parent, content } = JSON.parse(Buffer.concat(pieces).toString());
    const goesOn = asked++ % 2 === 0;
    await pause(slow);
    if (response.destroyed && !goesOn) return;
    answer(response, 201, view(add({ post, parent, author: us, text: content })));
  }

  function list(query: URLSearchParams): { shown: Comment[]; pages: number } {
    const is = (name: string, value: number) => !query.has(name) || Number(query.get(name)) === value;
    const found = comments.filter(
      (each) => is('author', each.author) && is('post', each.post) && is('parent', each.parent),
    );
    const page = Number(query.get('page') ?? 1);
    const each = Number(query.get('per_page') ?? 10);
    const shown = found.toReversed().slice((page - 1) * each, page * each);
    return { shown, pages: Math.ceil(found.length / each) };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    const [, path = '', number] = /^\/wp-json\/wp\/v2\/(\w+)(?:\/(\w+))?$/.exec(url.pathname) ?? [];
    const one = comments[Number(number) - 1];
    if (path === 'users') return answer(response, 200, { id: us });
    if (path === 'posts') return answer(response, 200, []);
    if (path !== 'comments') return answer(response, 404, { code: 'rest_no_route' });
    if (request.method === 'POST') return void create(request, response).catch(() => response.destroy());
    if (!number) {
      const { shown, pages } = list(url.searchParams);
      return answer(response, 200, shown.map(view), { 'x-wp-totalpages': String(pages) });
    }
    return one ? answer(response, 200, view(one)) : answer(response, 404, { code: 'rest_comment_invalid_id' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    api: `${url}/wp-json/`,
    user: 'mercy',
    said: () => comments.filter(({ author }) => author === us).map(({ text }) => text),
    comment: (text) => `${url}#comment-${add({ post: 1, parent: 0, author: 0, text }).id}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const view = ({ id, post, parent, author, text, at }: Comment) => ({
  id,
  post,
  parent,
  author,
  type: 'comment',
  status: 'approved',
  date_gmt: at.toISOString().slice(0, 19),
  author_name: author === us ? 'Mercy Valley' : 'Ana',
  content: { raw: text, rendered: `<p>${text}</p>` },
});

function answer(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
