// Reads the demonstration's texts and gives each its time: day 89 is today, and everything counts back from there.
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ArrivedPost, kinds } from '../contract/post.ts';
import { datesBroughtUp } from './dates.ts';
import type { FacilityKey } from './organization.ts';

export const lastDay = 89;

const id = z.string().regex(/^[a-z]+\d*-\d{3,5}$/);

/** One line of `texts/*.ndjson`. */
export const demoText = z
  .strictObject({
    id,
    text: z.string().max(5000),
    author: z.string().min(1).max(120),
    name: z.string().min(1).max(120),
    network: z.enum(['bluesky', 'mastodon', 'facebook', 'google', 'instagram', 'x', 'forum', 'mail', 'blog', 'survey']),
    kind: z.enum(kinds),
    lang: z.enum(['en', 'es']),
    facility: z.enum(['st-anne', 'north', 'lakeside', 'harbor']).nullable(),
    day: z.int().min(0).max(lastDay),
    minute: z.int().min(0).max(1439),
    rating: z.int().min(1).max(5).optional(),
    replyTo: id.optional(),
    /** Passed on without a word; its text is empty. */
    repostOf: id.optional(),
    /** The same words, posted again by somebody. */
    copyOf: id.optional(),
    links: z.array(z.url()).min(1).optional(),
    place: z.string().min(1).max(80).optional(),
  })
  .refine((it) => (it.repostOf ? it.text === '' : it.text.trim() !== ''), 'only a repost is without words')
  .refine((it) => (it.kind === 'review') === (it.rating !== undefined), 'a review, and a review alone, has a rating');

export type DemoText = z.output<typeof demoText>;

export interface DemoPost {
  post: ArrivedPost & { at: Date };
  facility: FacilityKey | null;
}

/** Every line of every file in `texts/`, checked; throws a ZodError on a line that is not as it should be. */
export function readTexts(folder: URL = new URL('./texts/', import.meta.url)): DemoText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => demoText.parse(JSON.parse(line)));
}

/**
 * The posts in the order they were said, with the dates in their words brought up to that day.
 * `today` is a calendar day (`2026-06-09`), `offset` the local time's distance from UTC in minutes (−240 is UTC−4).
 * With `until`, what would be said after that moment is left out.
 */
export function toPosts(texts: readonly DemoText[], today: string, offset: number, until?: Date): DemoPost[] {
  const midnight = Date.parse(`${today}T00:00:00Z`) - offset * 60_000;
  if (Number.isNaN(midnight)) throw new RangeError(`Not a day: ${today}`);
  const byId = new Map(texts.map((text) => [text.id, text]));
  return texts
    .map((text) => {
      const minutes = (text.day - lastDay) * 1440 + text.minute;
      const words = datesBroughtUp(text.text, today, lastDay - text.day);
      const post = arrived({ ...text, text: words }, new Date(midnight + minutes * 60_000), byId);
      return { post, facility: text.facility };
    })
    .filter(({ post }) => !until || post.at <= until)
    .sort((a, b) => a.post.at.getTime() - b.post.at.getTime());
}

function arrived(text: DemoText, at: Date, byId: ReadonlyMap<string, DemoText>): DemoPost['post'] {
  const parent = text.replyTo ? byId.get(text.replyTo) : undefined;
  return {
    network: text.network,
    externalId: text.id,
    text: text.text,
    kind: text.kind,
    author: { externalId: text.author, handle: text.author, name: text.name },
    lang: text.lang,
    at,
    ...(parent && { replyTo: { externalId: parent.id, handle: parent.author }, root: rootOf(parent, byId).id }),
    ...(text.repostOf && { repostOf: text.repostOf }),
    ...(text.rating && { rating: text.rating }),
    ...(text.place && { place: text.place }),
    ...(text.links && { links: text.links }),
  };
}

function rootOf(text: DemoText, byId: ReadonlyMap<string, DemoText>): DemoText {
  const parent = text.replyTo ? byId.get(text.replyTo) : undefined;
  return parent ? rootOf(parent, byId) : text;
}
