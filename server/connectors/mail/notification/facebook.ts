// Facebook: comments, mentions, recommendations and messages, in English and Spanish.
import { after, linkTo, type NetworkNotices, nameOf, quoted, type Said } from './notice.ts';

const shapes: { subject: RegExp; kind: Said['kind']; lead: RegExp }[] = [
  {
    subject: /^(?<author>.{2,100}?) (?:also )?(?:commented on|replied to|comentó|también comentó|respondió)/i,
    kind: 'comment',
    lead: /(?:commented on|replied to|comentó|respondió)/i,
  },
  {
    subject: /^(?<author>.{2,100}?) (?:mentioned|tagged|mencionó|etiquetó)/i,
    kind: 'post',
    lead: /(?:mentioned|tagged|mencionó|etiquetó)/i,
  },
  {
    subject:
      /^(?<author>.{2,100}?) (?:(?:doesn['’]t |does not )?recommend(?:s|ed)?|reviewed|(?:no )?recomienda|recomendó|opinó)/i,
    kind: 'review',
    lead: /(?:recommend|reviewed|recomienda|recomendó|opinó)/i,
  },
  {
    subject: /^(?<author>.{2,100}?) (?:posted on|wrote on|publicó en)/i,
    kind: 'post',
    lead: /(?:posted on|wrote on|publicó en)/i,
  },
  {
    subject: /^(?:new message from|nuevo mensaje de) (?<author>.{2,100})$/i,
    kind: 'message',
    lead: /(?:message|mensaje)/i,
  },
  {
    subject: /^(?<author>.{2,100}?) (?:sent (?:you|your page) a message|te envió un mensaje)/i,
    kind: 'message',
    lead: /(?:message|mensaje)/i,
  },
];

export const facebook: NetworkNotices = {
  network: 'facebook',
  hosts: ['facebookmail.com', 'facebook.com'],
  read({ subject, text, links }) {
    for (const { subject: shape, kind, lead } of shapes) {
      const author = shape.exec(subject)?.groups?.author;
      if (!author) continue;
      const said = quoted(text) ?? after(text, lead);
      return said ? { kind, text: said, author: nameOf(author), url: linkTo(links, 'facebook.com') } : undefined;
    }
    return undefined;
  },
};
