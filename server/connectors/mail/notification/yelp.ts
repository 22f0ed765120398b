// Yelp: reviews of a business, and messages to it.
import { after, linesOf, linkTo, type NetworkNotices, nameOf, quoted, starsIn } from './notice.ts';

const reviewed =
  /^(?<author>.{2,100}?) (?:just )?(?:wrote|left|posted|escribió|dejó) (?:a|you a|una) (?:new )?(?:\d-star )?(?:review|reseña)/i;
const messaged = /^(?<author>.{2,100}?) (?:sent you a message|te envió un mensaje)/i;
const place = /\b(?:for|of|about|de|sobre) (?<place>[^.!]{2,150})[.!]?$/i;

export const yelp: NetworkNotices = {
  network: 'yelp',
  hosts: ['yelp.com'],
  read({ subject, text, links }) {
    const lines = linesOf(text).filter((each) => each !== '');
    const line = [subject, ...lines].find((each) => reviewed.test(each) || messaged.test(each));
    const author = (reviewed.exec(line ?? '') ?? messaged.exec(line ?? ''))?.groups?.author;
    if (!line || !author) return undefined;
    const isReview = reviewed.test(line);
    const starsAt = lines.findIndex((each) => starsIn(each) !== undefined);
    const rating = isReview ? (starsAt === -1 ? starsIn(subject) : starsIn(lines[starsAt]!)) : undefined;
    const below =
      starsAt === -1
        ? undefined
        : lines
            .slice(starsAt + 1)
            .join('\n')
            .trim();
    const said = quoted(text) ?? (below || after(text, isReview ? reviewed : messaged));
    if (!said && rating === undefined) return undefined;
    return {
      kind: isReview ? 'review' : 'message',
      text: said ?? '',
      author: nameOf(author),
      rating,
      place: nameOf(place.exec(line)?.groups?.place),
      url: linkTo(links, 'yelp.com', /^\/(?:biz|review|not_recommended)/) ?? linkTo(links, 'yelp.com'),
    };
  },
};
