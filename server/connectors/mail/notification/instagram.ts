// Instagram: comments, mentions and answers.
import { after, linesOf, linkTo, type NetworkNotices, nameOf, quoted, type Said } from './notice.ts';

const doing =
  /^@?(?<handle>[\w.]{1,30})(?: \((?<author>[^)]{1,100})\))? (?:also )?(?<what>commented|replied|mentioned|tagged|comentó|respondió|te mencionó|mencionó|etiquetó)/i;

export const instagram: NetworkNotices = {
  network: 'instagram',
  hosts: ['mail.instagram.com', 'instagram.com'],
  read({ subject, text, links }) {
    const lines = linesOf(text);
    const line = [...lines, subject].find((each) => doing.test(each));
    const { handle, author, what = '' } = doing.exec(line ?? '')?.groups ?? {};
    // In one line too: name commented: words
    const inline = /(?:commented|comentó|replied|respondió)(?: on your \w+)?: (.{2,2000})$/i.exec(line ?? '')?.[1];
    const said = quoted(text) ?? inline ?? after(text, doing);
    if (!handle || !said) return undefined;
    const kind: Said['kind'] = /mention|tag|menc|etiq/i.test(what) ? 'post' : 'comment';
    return {
      kind,
      text: said,
      handle,
      author: nameOf(author),
      url: linkTo(links, 'instagram.com', /^\/(?:p|reel|stories)\//) ?? linkTo(links, 'instagram.com'),
    };
  },
};
