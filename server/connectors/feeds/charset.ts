// The text of a feed's bytes, in the character set that its mark, its header or its prolog names.
import iconv from 'iconv-lite';

export function textOf(body: Buffer, contentType: string | undefined): string {
  const charset = markOf(body) ?? headerOf(contentType) ?? prologOf(body);
  if (charset && charset !== 'utf-8' && iconv.encodingExists(charset)) return iconv.decode(body, charset);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // What calls itself UTF-8, or nothing, and isn't, is most often this.
    return iconv.decode(body, 'windows-1252');
  }
}

function markOf(body: Buffer): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

const named = (name: string | undefined) => name?.toLowerCase().replace(/^utf8$/, 'utf-8');

const headerOf = (contentType: string | undefined) => named(/charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1]);

const prologOf = (body: Buffer) =>
  named(/^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(body.subarray(0, 400).toString('latin1'))?.[1]);
