// LinkedIn: comments, mentions and messages.
import { after, linesOf, linkTo, type NetworkNotices, nameOf, quoted, type Said } from './notice.ts';

const doing =
  /^(?<author>.{2,100}?) (?:also )?(?<what>commented on|replied to|mentioned|tagged|sent (?:you|your page) a (?:new )?message|messaged|comentó|respondió|mencionó|te envió un mensaje)/i;

export const linkedin: NetworkNotices = {
  network: 'linkedin',
  hosts: ['linkedin.com'],
  read({ subject, text, links }) {
    const line = [subject, ...linesOf(text)].find((each) => doing.test(each));
    const { author, what = '' } = doing.exec(line ?? '')?.groups ?? {};
    const said = quoted(text) ?? after(text, doing);
    if (!author || !said) return undefined;
    const kind: Said['kind'] = /messag|mensaje/i.test(what)
      ? 'message'
      : /mention|tag|menc/i.test(what)
        ? 'post'
        : 'comment';
    return {
      kind,
      text: said,
      author: nameOf(author),
      url: linkTo(links, 'linkedin.com', /^\/(?:comm\/)?(?:feed|posts|messaging)/) ?? linkTo(links, 'linkedin.com'),
    };
  },
};
