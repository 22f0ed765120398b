// A web server with feeds that tests write and change: conditional requests, redirects, errors, and feeds that never end.
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  body?: string | Uint8Array;
  type?: string;
  status?: number;
  headers?: Record<string, string>;
  /** Bytes to send in all, as the body's last part over and over; Infinity never ends. */
  fill?: number;
}

export interface FeedServer {
  url: string;
  port: number;
  /** What lies at a path from now on. */
  put(path: string, served: Served): void;
  requests: { path: string; headers: IncomingHttpHeaders; status: number }[];
  close(): Promise<void>;
}

export async function serveFeeds(): Promise<FeedServer> {
  const places = new Map<string, Served>();
  const requests: FeedServer['requests'] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const place = places.get(path);
    const body = Buffer.from(place?.body ?? '');
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"`;
    const unchanged = place && !place.status && request.headers['if-none-match'] === etag;
    const status = unchanged ? 304 : (place?.status ?? (place ? 200 : 404));
    requests.push({ path, headers: request.headers, status });
    response.writeHead(status, {
      ...(place && status === 200 ? { etag, 'content-type': place.type ?? 'application/xml' } : {}),
      ...place?.headers,
    });
    if (unchanged) return response.end();
    if (!place?.fill) return response.end(body);
    let sent = 0;
    const filling = Buffer.alloc(65_536, body.toString() || ' ');
    const more = () => {
      while (sent < place.fill! && !response.destroyed) {
        sent += filling.length;
        if (!response.write(filling)) return;
      }
      response.end();
    };
    response.on('drain', more);
    return more();
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    put: (path, served) => places.set(path, served),
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A small RSS feed. */
export const rss = (items: string[], title = 'Valley News') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${title}</title><link>https://valley.example/</link><description>d</description>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
