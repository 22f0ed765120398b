// Cuts off what a mail quotes of the one before: what is new stays.

const rule = /^[-_ ]*(?:original message|mensaje original)[-_ ]*$/i;
const forward = /^[-_ ]*(?:begin )?(?:forwarded message|mensaje reenviado)[-_: ]*$/i;
const wrote = /^(?:on|el|am|le)\b.{0,300}(?:wrote|escribió|schrieb|a écrit)\s*:$/i;
const outlook = /^\s*_{20,}\s*$/;
const header = /^\*?(?:from|de|von|sent|enviado|date|fecha|to|para|subject|asunto)\s*:/i;

/** @returns the text above the history; the whole text where nothing would be left or it is forwarded */
export function withoutHistory(text: string): string {
  const lines = text.split('\n');
  // What is passed on is what it is about; what is answered is not.
  const forwarded = lines.findIndex((line) => forward.test(line.trim()));
  const cut = lines.findIndex(
    (line, index) => (forwarded === -1 || index < forwarded) && begins(lines, line.trim(), index),
  );
  const above = (cut === -1 ? lines : lines.slice(0, cut)).slice();
  // A history at the very end without a line above it that says so.
  while (above.length > 0 && (/^\s*>/.test(above.at(-1)!) || above.at(-1)!.trim() === '')) above.pop();
  const kept = above.join('\n').trim();
  return kept === '' ? text.trim() : kept;
}

function begins(lines: readonly string[], line: string, index: number): boolean {
  if (wrote.test(line)) return true;
  // Broken over two lines by the program that wrote it.
  if (/^(?:on|el)\b/i.test(line) && wrote.test(`${line} ${lines[index + 1]?.trim() ?? ''}`)) return true;
  if (rule.test(line)) return true;
  const next = lines.slice(index + 1, index + 6).filter((each) => header.test(each.trim()));
  return (
    (outlook.test(line) && next.length >= 2) ||
    (header.test(line) && /^\*?(?:from|de)\s*:/i.test(line) && next.length >= 3 && index > 0)
  );
}
