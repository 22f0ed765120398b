// One letter from the mailbox, bounded: the beginning of a small one, of a large one its head and its words alone.
import type { FetchMessageObject, MessageStructureObject } from 'imapflow';
import type { Mailbox } from './mailbox.ts';

export interface Letter {
  /** As it came, or what of it is read: a whole message either way. */
  source: Buffer;
  /** The names of what was left on the server. */
  attached: string[];
}

/** Up to here a letter is read as it is, bytes. */
export const smallest = 256_000;
const mostHead = 64_000;
const mostLines = 500;
const mostWords = 1_000_000;
const mostParts = 8;
const endless = /^(?:TooMany|LineTooLarge|LiteralTooLarge|ResponseTooLarge|MAX_IMAP_NESTING|ParserError)/;
const mostAttached = 20;

/** @param found with `size`, and the first `smallest` bytes as `source` */
export async function letterOf(mailbox: Mailbox, found: FetchMessageObject): Promise<Letter> {
  const source = found.source ?? Buffer.alloc(0);
  if ((found.size ?? 0) <= smallest) return { source, attached: [] };
  const { client } = mailbox;
  const uid = String(found.uid);
  let shape: FetchMessageObject | false;
  try {
    shape = await client.fetchOne(uid, { bodyStructure: true }, { uid: true });
  } catch (error) {
    // A letter of a hundred thousand parts: its head is enough. The connection has ended over it.
    if (endless.test((error as { code?: string }).code ?? '')) return { source: headOf(source), attached: [] };
    throw error;
  }
  const { words, attached } = partsOf(shape ? shape.bodyStructure : undefined);
  if (words.length === 0) return { source: headOf(source), attached };
  const each = Math.floor(mostWords / words.length);
  const asked = words.map(({ part = '1' }) => ({ key: part, start: 0, maxLength: each }));
  const bodies = await client.fetchOne(uid, { bodyParts: asked }, { uid: true });
  const pieces: Buffer[] = [headOf(source), Buffer.from(`content-type: multipart/mixed; boundary="${seam}"\r\n\r\n`)];
  for (const [index, node] of words.entries()) {
    const body = bodies ? bodies.bodyParts?.get(asked[index]!.key.toLowerCase()) : undefined;
    if (!body) continue;
    const charset = /^[\w.:-]{1,40}$/.exec(node.parameters?.charset ?? '')?.[0] ?? 'utf-8';
    const encoding = /^[\w-]{1,20}$/.exec(node.encoding ?? '')?.[0] ?? '8bit';
    // What the server has decoded already must not be decoded again.
    const decoded = (bodies || undefined)?.binaryParts?.has(asked[index]!.key.toLowerCase());
    pieces.push(
      Buffer.from(
        `--${seam}\r\ncontent-type: ${node.type}; charset="${charset}"\r\ncontent-transfer-encoding: ${decoded ? '8bit' : encoding}\r\n\r\n`,
      ),
      body,
      Buffer.from('\r\n'),
    );
  }
  pieces.push(Buffer.from(`--${seam}--\r\n`));
  return { source: Buffer.concat(pieces), attached };
}

const seam = 'openrounds-parts-of-a-large-letter';

/** The head without what says how the body was made; cut where it is endless. */
export function headOf(source: Buffer): Buffer {
  const text = source.subarray(0, mostHead).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? Math.max(text.lastIndexOf('\n'), 0);
  const lines = text.slice(0, end).split(/\r?\n(?![ \t])/);
  const kept = lines.filter((line) => line.includes(':') && !/^(?:content-[\w-]+|mime-version)\s*:/i.test(line));
  return Buffer.from(`${[...kept.slice(0, mostLines), 'mime-version: 1.0'].join('\r\n')}\r\n`, 'latin1');
}

function partsOf(root: MessageStructureObject | undefined) {
  const words: MessageStructureObject[] = [];
  const attached: string[] = [];
  const waiting = root ? [root] : [];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (node.childNodes) {
      // What was forwarded whole is listed, not opened.
      if (node.type === 'message/rfc822') attached.push(nameOf(node));
      else waiting.unshift(...node.childNodes);
      continue;
    }
    const isText = node.type === 'text/plain' || node.type === 'text/html';
    if (isText && node.disposition !== 'attachment') words.push(node);
    else if (attached.length < mostAttached) attached.push(nameOf(node));
  }
  return { words: words.slice(0, mostParts), attached };
}

const nameOf = (node: MessageStructureObject): string =>
  node.dispositionParameters?.filename ?? node.parameters?.name ?? node.type;
