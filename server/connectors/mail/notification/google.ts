// Google: reviews of a business profile, and questions asked there.
import { after, linesOf, linkTo, type NetworkNotices, nameOf, quoted, starsIn } from './notice.ts';

const reviewed =
  /^(?<author>.{2,100}?) (?:left (?:a|you a) (?:new )?(?:\d-star )?review|reviewed|wrote a review|(?:ha )?(?:dejado|dejó|escribió) (?:una )?(?:nueva )?(?:reseña|opinión))(?: (?:for|of|on|about|de|sobre|en) )?(?<place>.{2,150})?$/i;
const about = /\b(?:for|of|on|about|de|para|sobre) (?<place>.{2,150})$/i;

export const google: NetworkNotices = {
  network: 'google',
  hosts: ['business.google.com', 'google.com'],
  read({ subject, text, links }) {
    const lines = linesOf(text).filter((each) => each !== '');
    const lead = lines.find((each) => reviewed.test(each.replace(/[.!:]$/, '')));
    const isReview = lead !== undefined || /\b(?:review|reseña|opinión)\b/i.test(subject);
    if (!isReview) return undefined;
    const found = reviewed.exec((reviewed.test(subject) ? subject : (lead ?? '')).replace(/[.!:]$/, ''))?.groups;
    const starsAt = lines.findIndex((each) => starsIn(each) !== undefined);
    const rating = starsAt === -1 ? starsIn(subject) : starsIn(lines[starsAt]!);
    const author = found?.author ?? (starsAt > 0 ? lines[starsAt - 1] : undefined);
    const words =
      quoted(text) ?? (starsAt === -1 ? lead && after(text, reviewed) : lines.slice(starsAt + 1).join('\n'));
    if (!author || (rating === undefined && !words)) return undefined;
    return {
      kind: 'review',
      // Stars without a word are a review too.
      text: words?.trim() ?? '',
      author: nameOf(author),
      rating,
      place: nameOf(found?.place ?? about.exec(subject)?.groups?.place),
      url: linkTo(links, 'business.google.com') ?? linkTo(links, 'google.com') ?? linkTo(links, 'goo.gl'),
    };
  },
};
