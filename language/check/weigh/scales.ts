// The weights as they are kept: a number for each feature, by the hash of its key.

export type Scales = {
  /** Of whatever is weighed. */
  bias: number[];
  /** What a step of the kept numbers is worth. */
  step: number;
  /** Hashes of the keys, then a signed byte for each key and each thing that is weighed; base64. */
  table: string;
};

export type Weights = { bias: readonly number[]; of(key: string): readonly number[] | undefined };

/** What each of so many features counts: a long text is not heavier for it, and a short one not sure of itself. */
export const shareOf = (features: number): number => 1 / Math.sqrt(features + 30);

/** The 32-bit FNV-1a hash of the UTF-16 units of a key. */
export function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

export function unpack({ bias, step, table }: Scales): Weights {
  const bytes = Uint8Array.from(atob(table), (each) => each.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const count = bytes.length / (4 + bias.length);
  const rows = new Map<number, number[]>();
  for (let row = 0; row < count; row++)
    rows.set(
      view.getUint32(row * 4, true),
      bias.map((_, each) => view.getInt8(count * 4 + row * bias.length + each) * step),
    );
  return { bias, of: (key) => rows.get(hash(key)) };
}

/** `rows`: the weights of each key; those that are too small to be kept are left out. */
export function pack(bias: readonly number[], rows: ReadonlyMap<string, readonly number[]>): Scales {
  const largest = Math.max(...[...rows.values()].flatMap((row) => row.map(Math.abs)));
  const step = Number((largest / 127).toPrecision(6));
  const kept = new Map<number, number[]>();
  for (const [key, row] of rows) {
    const whole = row.map((weight) => Math.round(weight / step));
    if (whole.some((each) => each !== 0)) kept.set(hash(key), whole);
  }
  const sorted = [...kept].sort(([a], [b]) => a - b);
  const view = new DataView(new ArrayBuffer(sorted.length * (4 + bias.length)));
  for (const [row, [key, whole]] of sorted.entries()) {
    view.setUint32(row * 4, key, true);
    for (const [each, weight] of whole.entries()) view.setInt8(sorted.length * 4 + row * bias.length + each, weight);
  }
  let text = '';
  for (const byte of new Uint8Array(view.buffer)) text += String.fromCharCode(byte);
  return { bias: bias.map((each) => Number(each.toPrecision(6))), step, table: btoa(text) };
}
