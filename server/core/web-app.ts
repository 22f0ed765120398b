// Serves the built staff app: its files for ever, its one page for every other address, nothing from a third party.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { Hono } from 'hono';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/** What a page may load and do: its own files alone. */
export const security: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

export function webApp(folder: string): Hono {
  const app = new Hono();
  app.get('*', async (c) => {
    const path = normalize(decode(c.req.path));
    const type = types[extname(path)];
    if (type && !path.includes('..')) {
      const found = await readFile(join(folder, path)).catch(() => undefined);
      if (found) {
        return c.body(new Uint8Array(found), 200, {
          'content-type': type,
          'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        });
      }
      if (path.startsWith('/assets/')) return c.notFound();
    }
    const page = await readFile(join(folder, 'index.html')).catch(() => undefined);
    if (!page) return c.text('The staff app has not been built yet. Start the program with: npm start', 503);
    return c.body(new Uint8Array(page), 200, { 'content-type': types['.html'] as string, 'cache-control': 'no-cache' });
  });
  return app;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}
