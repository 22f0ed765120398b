// A network's notification mail as a post of that network: recognised by who wrote it and by its shape.
import type { ArrivedPost } from '../../../../contract/post.ts';
import { line } from '../../../connect/outside.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import { instagram } from './instagram.ts';
import { linkedin } from './linkedin.ts';
import { isFrom, type NetworkNotices, type Notice } from './notice.ts';
import { x } from './x.ts';
import { yelp } from './yelp.ts';

const networks: readonly NetworkNotices[] = [facebook, instagram, google, yelp, x, linkedin];

/** @returns undefined when nobody knows it: it stays a mail */
export function notificationOf(
  notices: readonly Notice[],
  mail: { externalId: string; at: Date },
): ArrivedPost | undefined {
  for (const notice of notices) {
    const known = networks.find(({ hosts }) => isFrom(notice.from, hosts));
    const said = known?.read({ ...notice, subject: line(notice.subject, 500) ?? '' });
    if (!known || !said) continue;
    const { network } = known;
    const author = line(said.handle ?? said.author, 200);
    const name = line(said.author, 200);
    return {
      network,
      externalId: `mail:${mail.externalId}`,
      text: said.text,
      kind: said.kind,
      at: mail.at,
      ...(author
        ? {
            author: {
              externalId: `mail:${author.toLowerCase()}`,
              ...(said.handle ? { handle: said.handle } : {}),
              ...(name ? { name } : {}),
            },
          }
        : {}),
      ...(said.rating === undefined ? {} : { rating: said.rating }),
      ...(said.url ? { url: said.url } : {}),
      ...(said.place ? { place: said.place } : {}),
      // It says that it is from that network; a mail proves no more.
      raw: { by: 'mail', mail: mail.externalId },
    };
  }
  return undefined;
}
