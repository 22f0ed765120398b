// A mail as a post: its words as text, its thread by Message-ID, what it is; of an account of ours nothing.
import { createHash } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { ArrivedPost } from '../../../contract/post.ts';
import { line, saidAt, webAddress } from '../../connect/outside.ts';
import { plain, tidy } from '../../connect/plain.ts';
import { automaticOf } from './automatic.ts';
import { headOf, type Letter } from './letter.ts';
import { noticesIn } from './notification/forwarded.ts';
import { notificationOf } from './notification/index.ts';
import { withoutHistory } from './quoted.ts';
import type { Answered } from './write.ts';

export const network = 'mail';

export interface View {
  /** Our own address: what comes from it is not heard. */
  address: string;
  now: Date;
  /** When the server took it. */
  arrived?: Date | undefined;
}

const mostMedia = 20;
const mostLinks = 50;
const passedOn = /^(?:fwd?|rv|tr|wg|enc)\s*:/i;

/** Without brackets and spaces; too long to keep, its digest; undefined where there is none. */
export function messageId(value: unknown): string | undefined {
  const given = (typeof value === 'string' ? value : '').slice(0, 10_000).replace(/[<>\s]+/g, '');
  const id = given && line(given, 10_000);
  return !id ? undefined : id.length <= 500 ? id : digest(id);
}

/** @returns undefined for what we sent ourselves; the same letter always becomes the same post */
export async function readMessage(letter: Letter, view: View): Promise<ArrivedPost | undefined> {
  const { parsed, broken } = await parse(letter.source);
  const sender = parsed.from?.value[0];
  const address = line(sender?.address, 254)?.toLowerCase();
  if (address === view.address.toLowerCase()) return undefined;
  const externalId = messageId(parsed.messageId) ?? digest(letter.source);
  const at = saidAt(parsed.headers.has('date') ? parsed.date : undefined, view.now) ?? view.arrived ?? view.now;
  const { text, links } = wordsOf(parsed);

  const attachedMail = parsed.attachments.find(({ contentType }) => contentType === 'message/rfc822');
  const inner = attachedMail && (await parse(attachedMail.content)).parsed;
  const notices = noticesIn(
    { from: address ?? '', subject: parsed.subject ?? '', text, links },
    inner && noticeOf(inner),
  );
  const told = notificationOf(notices, { externalId, at });
  if (told) return told;

  const title = line(parsed.subject, 300);
  const name = line(sender?.name, 200);
  const before = messageId(parsed.inReplyTo);
  const references = [parsed.references ?? []].flat().map(messageId).filter(Boolean);
  const root = references[0] ?? before;
  const replyTo = before ?? references.at(-1);
  const automatic = automaticOf(parsed, address);
  const names = [...parsed.attachments.map(({ filename, contentType }) => filename ?? contentType), ...letter.attached];
  return {
    network,
    externalId,
    // What is passed on is what it is about.
    text: (passedOn.test(title ?? '') ? text : withoutHistory(text)) || title || '',
    kind: 'message',
    at,
    ...(title ? { title } : {}),
    ...(address ? { author: { externalId: address, handle: address, ...(name ? { name } : {}) } } : {}),
    ...(replyTo && replyTo !== externalId ? { replyTo: { externalId: replyTo } } : {}),
    ...(root && root !== externalId ? { root } : {}),
    links,
    media: names.slice(0, mostMedia).map((alt) => ({ kind: 'other' as const, alt: line(alt, 200) ?? 'attachment' })),
    ...(automatic || broken ? { raw: { ...(automatic ? { automatic } : {}), ...(broken ? { broken } : {}) } } : {}),
  };
}

/** What an answer to this letter needs; undefined when nobody can be answered. */
export async function answeredIn(letter: Letter, id: string): Promise<{ to: string; answers: Answered } | undefined> {
  const { parsed } = await parse(letter.source);
  const [reader] = parsed.replyTo?.value ?? [];
  const [writer] = parsed.from?.value ?? [];
  const to = line(reader?.address ?? writer?.address, 254);
  if (!to) return undefined;
  const references = [parsed.references ?? parsed.inReplyTo ?? []].flat().map(messageId);
  return {
    to,
    answers: {
      id,
      references: references.filter((each) => each !== undefined),
      subject: line(parsed.subject, 250) ?? '',
      name: line(writer?.name, 200) ?? to,
      text: withoutHistory(wordsOf(parsed).text),
    },
  };
}

const noticeOf = (parsed: ParsedMail) => ({
  from: line(parsed.from?.value[0]?.address, 254)?.toLowerCase() ?? '',
  subject: parsed.subject ?? '',
  ...wordsOf(parsed),
});

/** What can't be taken apart is read by its head alone. */
async function parse(source: Buffer): Promise<{ parsed: ParsedMail; broken?: true }> {
  const options = {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    ignoreEmbedded: true,
    checksumAlgo: false,
    maxHeadSize: 256_000,
  } as const;
  try {
    return { parsed: await simpleParser(source, options) };
  } catch {
    const head = Buffer.concat([headOf(source), Buffer.from('\r\n')]);
    return { parsed: await simpleParser(head, options), broken: true };
  }
}

function wordsOf(parsed: ParsedMail): { text: string; links: string[] } {
  const written = tidy(parsed.text ?? '');
  const shown = parsed.html ? plain(parsed.html) : undefined;
  const text = written || shown?.text || '';
  const found = [...text.matchAll(/https?:\/\/[^\s<>"')\]]{4,2000}/g)].map(([link]) =>
    webAddress(link.replace(/[.,;:!?]+$/, '')),
  );
  const links = new Set([...found, ...(shown?.links ?? [])].filter((link) => link !== undefined));
  return { text, links: [...links].slice(0, mostLinks) };
}

const digest = (of: string | Buffer): string => `sha256-${createHash('sha256').update(of).digest('hex').slice(0, 40)}`;
