// The fixed reference: the plainest honest way to cut a text into folded words, which every rate is measured against.

export function readWords(text: string): string[] | null {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return folded.match(/[\p{L}\p{N}]+/gu);
}
