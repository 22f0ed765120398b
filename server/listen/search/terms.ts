// What is known about a post, as terms of the index beside its words. They begin with '=', which no word does.
import type { ReadPost } from '../../../language/query/index.ts';

/** The post has more words than the index keeps the places of. */
export const longTerm = '=long';

const most = 200;
export const networkTerm = (network: string) => `=n${network.slice(0, most)}`;
export const langTerm = (lang: string) => `=l${lang}`;
export const siteTerm = (host: string) => `=s${host.slice(0, most)}`;
export const answersTerm = (name: string) => `=t${name.slice(0, most)}`;
export const facilityTerm = (id: string) => `=f${id.slice(-12)}`;
export const replyTerm = '=kreply';
export const reviewTerm = '=kreview';

/** Ratings by their whole part, as far as scales reach; beyond, on which side they lie. */
const ratingMost = 10;
export const ratingTerm = (rating: number) =>
  rating < 0 ? '=r-' : rating > ratingMost ? '=r+' : `=r${Math.floor(rating)}`;
export const ratingTerms = ['=r-', ...Array.from({ length: ratingMost + 1 }, (_, rating) => `=r${rating}`), '=r+'];

/** Every term that a fact of a query, or a filter, could ask of this post. */
export function factTerms(post: ReadPost, facilityId: string | null): Set<string> {
  const terms = new Set<string>();
  if (post.network !== undefined) terms.add(networkTerm(post.network));
  if (post.lang !== undefined) {
    const parts = post.lang.split('-');
    for (let n = 1; n <= parts.length; n++) terms.add(langTerm(parts.slice(0, n).join('-')));
  }
  for (const host of post.hosts) {
    const labels = host.split('.');
    for (let n = 0; n < labels.length; n++) terms.add(siteTerm(labels.slice(n).join('.')));
  }
  if (post.to) terms.add(answersTerm(post.to.name));
  if (post.kind === 'reply' || post.to) terms.add(replyTerm);
  if (post.kind === 'review' || post.rating !== undefined) terms.add(reviewTerm);
  if (post.rating !== undefined) terms.add(ratingTerm(post.rating));
  if (facilityId) terms.add(facilityTerm(facilityId));
  return terms;
}
