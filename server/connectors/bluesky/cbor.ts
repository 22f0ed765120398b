// Two CBOR items one after the other, as the firehose sends them: finds where the first one ends.

/** Arguments of 1, 2, 4 or 8 bytes follow an initial byte of 24 to 27. */
const lengths: Record<number, number> = { 24: 1, 25: 2, 26: 4, 27: 8 };

/**
 * The offset behind the CBOR item that begins at `from`. Reads definite lengths alone, as DAG-CBOR has them.
 * @throws RangeError when the bytes end before the item does, or are not DAG-CBOR
 */
export function endOfItem(bytes: Uint8Array, from = 0): number {
  let at = from;
  // Items still to be read: a map of n pairs adds 2n of them.
  for (let open = 1; open > 0; open--) {
    const initial = bytes[at];
    if (initial === undefined) throw new RangeError('The item is cut off');
    const { value, next } = argument(bytes, at, initial & 0x1f);
    at = next;
    const major = initial >> 5;
    if (major === 2 || major === 3) at += value;
    else if (major === 4) open += value;
    else if (major === 5) open += value * 2;
    else if (major === 6) open += 1;
    if (at > bytes.length || open > bytes.length) throw new RangeError('The item is cut off');
  }
  return at;
}

function argument(bytes: Uint8Array, at: number, low: number): { value: number; next: number } {
  if (low < 24) return { value: low, next: at + 1 };
  const length = lengths[low];
  if (!length || at + 1 + length > bytes.length) throw new RangeError('Not an item');
  let value = 0;
  for (let index = 1; index <= length; index++) value = value * 256 + bytes[at + index]!;
  return { value, next: at + 1 + length };
}
