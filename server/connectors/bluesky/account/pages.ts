// What the network and people on their way back from it find at the program's own address.
import { Hono } from 'hono';
import type { Config } from '../../../core/config.ts';
import { backAddress, clientMetadata, metadataPath } from './oauth.ts';

export function blueskyPages(config: Config): Hono {
  const pages = new Hono();
  const own = new URL(config.url);
  pages.get(metadataPath, (c, next) => {
    // On a developer's machine the network fetches nothing: all of it stands in the address.
    const metadata = own.protocol === 'https:' ? clientMetadata(config) : undefined;
    return metadata ? c.json(metadata, 200, { 'cache-control': 'public, max-age=600' }) : next();
  });
  pages.get('/connect/back', (c, next) => {
    const asked = new URL(c.req.url);
    const number = new URL(backAddress(config)).host;
    // Who left from localhost is signed in there, and was sent back to its number.
    if (own.host === number || asked.host !== number) return next();
    return c.redirect(`${own.origin}${asked.pathname}${asked.search}`, 302);
  });
  return pages;
}
