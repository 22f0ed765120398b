// X: mentions, answers and direct messages.
import { after, linesOf, linkTo, type NetworkNotices, nameOf, quoted, type Said } from './notice.ts';

const doing =
  /^(?<author>.{1,100}?) \(@(?<handle>\w{1,15})\) (?<what>mentioned|replied|quoted|sent you|te mencionó|respondió|citó|te envió)/i;

export const x: NetworkNotices = {
  network: 'x',
  hosts: ['x.com', 'twitter.com'],
  read({ subject, text, links }) {
    const lines = linesOf(text);
    const line = [subject, ...lines].find((each) => doing.test(each));
    const { author, handle, what = '' } = doing.exec(line ?? '')?.groups ?? {};
    if (!handle) return undefined;
    // The words follow the name on a card, or the line that announces them.
    const card = new RegExp(`^@${handle}\\b`, 'i');
    const said = quoted(text) ?? after(text, card) ?? after(text, doing);
    if (!said) return undefined;
    const kind: Said['kind'] = /sent|envió/i.test(what) ? 'message' : /repl|respond/i.test(what) ? 'reply' : 'post';
    const url = linkTo(links, 'x.com', /\/status\/\d+/) ?? linkTo(links, 'twitter.com', /\/status\/\d+/);
    return { kind, text: said, handle, author: nameOf(author), url };
  },
};
