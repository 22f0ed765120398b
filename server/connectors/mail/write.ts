// Writes a mail: its head, its thread, what it answers below, images attached.
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Image } from '../../connect/speaking.ts';

export interface Answered {
  id: string;
  references: string[];
  subject: string;
  /** Who wrote it, as the quotation is headed; and what. */
  name: string;
  text: string;
}

export interface Mail {
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  at: Date;
  images: readonly Image[];
  answers?: Answered;
}

const mostQuoted = 4000;

/** The same for every try of a delivery. */
export const idFor = (key: string, address: string): string => `${key}@${address.split('@').at(-1)}`;

export const subjectOf = (subject: string): string =>
  /^(?:re|rv|aw)\s*:/i.test(subject) ? subject : `Re: ${subject}`.trim();

export function write(mail: Mail): Promise<Buffer> {
  const { answers, images } = mail;
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    date: mail.at,
    messageId: `<${mail.id}>`,
    text: answers ? `${mail.text}\n\n${quotation(answers)}\n` : `${mail.text}\n`,
    ...(answers
      ? {
          inReplyTo: `<${answers.id}>`,
          references: [...answers.references.slice(-20), answers.id].map((id) => `<${id}>`).join(' '),
        }
      : {}),
    attachments: images.map(({ bytes, mediaType, alt }, index) => ({
      content: bytes,
      contentType: mediaType,
      filename: `image-${index + 1}.${
        mediaType
          .split('/')
          .at(-1)
          ?.replace(/[^a-z0-9]/g, '') || 'bin'
      }`,
      ...(alt ? { headers: { 'content-description': alt.replace(/\s+/g, ' ').slice(0, 500) } } : {}),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((done, fail) => composer.compile().build((error, built) => (error ? fail(error) : done(built))));
}

function quotation({ name, text }: Answered): string {
  const quoted = text.slice(0, mostQuoted).split('\n');
  return [`${name}:`, ...quoted.map((each) => `> ${each}`)].join('\n');
}
