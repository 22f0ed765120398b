// A Bluesky record (app.bsky.feed.post, app.bsky.feed.repost) as a post that arrived.
import type { ArrivedPost } from '../../../contract/post.ts';
import { languageTag, line, list, object, proof, saidAt, storable, webAddress } from '../../connect/outside.ts';

export const posts = 'app.bsky.feed.post';
export const reposts = 'app.bsky.feed.repost';
export const network = 'bluesky';

/** The network allows 3,000 bytes; what is far beyond is no post. */
const mostText = 30_000;

const did = /^did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,250}$/;
const key = /^[A-Za-z0-9._~:-]{1,512}$/;

export const isDid = (value: unknown): value is string => typeof value === 'string' && did.test(value);

/** The at:// address of a record, or undefined when a part of it can't be true. */
export function addressOf(repo: unknown, collection: string, rkey: unknown): string | undefined {
  return isDid(repo) && typeof rkey === 'string' && key.test(rkey) ? `at://${repo}/${collection}/${rkey}` : undefined;
}

interface Place {
  uri: string;
  did: string;
  /** When we heard it: stands in for a time that can't be true. */
  heardAt: Date;
}

/** Undefined when the record is not what its collection says. */
export function postOf(record: unknown, { uri, did, heardAt }: Place): ArrivedPost | undefined {
  const given = object(record);
  if (!given || typeof given.text !== 'string' || given.text.length > mostText) return undefined;
  const embed = embedOf(given.embed);
  const reply = object(given.reply);
  const parent = atAddress(object(reply?.parent)?.uri);
  const root = atAddress(object(reply?.root)?.uri);
  return {
    network,
    externalId: uri,
    text: storable(given.text),
    kind: parent ? 'reply' : 'post',
    author: { externalId: did },
    lang: languageTag(list(given.langs)[0]),
    at: saidAt(given.createdAt, heardAt) ?? heardAt,
    url: pageOf(uri),
    ...(parent ? { replyTo: { externalId: parent }, root: root ?? parent } : {}),
    links: [...new Set([...linksOf(given.facets), ...embed.links])].slice(0, 50),
    media: embed.media,
    raw: proof(given),
  };
}

export function repostOf(record: unknown, { uri, did, heardAt }: Place): ArrivedPost | undefined {
  const given = object(record);
  const subject = atAddress(object(given?.subject)?.uri);
  if (!given || !subject) return undefined;
  const at = saidAt(given.createdAt, heardAt) ?? heardAt;
  return {
    network,
    externalId: uri,
    text: '',
    author: { externalId: did },
    at,
    url: pageOf(subject),
    repostOf: subject,
  };
}

/** The page of a post on the network's own site. */
export function pageOf(uri: string): string | undefined {
  const [, , repo, collection, rkey] = uri.split('/');
  if (collection !== posts || !repo || !rkey) return undefined;
  return `https://bsky.app/profile/${repo}/post/${rkey}`;
}

function atAddress(value: unknown): string | undefined {
  const uri = line(value, 900);
  return uri?.startsWith('at://did:') ? uri : undefined;
}

/** Links stand in facets; the text shows them shortened. */
function linksOf(facets: unknown): string[] {
  return list(facets)
    .flatMap((facet) => list(object(facet)?.features, 5))
    .map((feature) => object(feature))
    .filter((feature) => feature?.$type === 'app.bsky.richtext.facet#link')
    .map((feature) => webAddress(feature?.uri))
    .filter((link) => link !== undefined);
}

type Media = NonNullable<ArrivedPost['media']>;

function embedOf(value: unknown, depth = 0): { links: string[]; media: Media } {
  const embed = object(value);
  const none = { links: [], media: [] };
  if (!embed || depth > 1) return none;
  switch (embed.$type) {
    case 'app.bsky.embed.external': {
      const link = webAddress(object(embed.external)?.uri);
      return { links: link ? [link] : [], media: [] };
    }
    case 'app.bsky.embed.images':
      return {
        links: [],
        media: list(embed.images, 10).map((image) => ({ kind: 'image' as const, alt: line(object(image)?.alt, 2000) })),
      };
    case 'app.bsky.embed.video':
      return { links: [], media: [{ kind: 'video', alt: line(embed.alt, 2000) }] };
    case 'app.bsky.embed.record': {
      const page = pageOf(atAddress(object(embed.record)?.uri) ?? '');
      return { links: page ? [page] : [], media: [] };
    }
    case 'app.bsky.embed.recordWithMedia': {
      const quoted = embedOf({ $type: 'app.bsky.embed.record', ...object(embed.record) }, depth + 1);
      const shown = embedOf(embed.media, depth + 1);
      return { links: [...quoted.links, ...shown.links], media: [...quoted.media, ...shown.media] };
    }
    default:
      return none;
  }
}
