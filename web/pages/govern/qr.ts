// A QR code (ISO/IEC 18004) for a short text: byte mode, error correction M, versions 1 to 20 (up to 666 bytes).
import { checkBytes } from './reed-solomon.ts';

/** Of each version: check bytes of a block, and how many blocks. */
const checks = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const blockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

/** Rows of modules, true where it is dark; without the quiet zone. Throws a RangeError when the text is too long. */
export function qrOf(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const codewords = interleave(dataOf(bytes, version), version);
  const base = new Board(version);
  base.drawPatterns();
  const boards = Array.from({ length: 8 }, (_, mask) => {
    const board = base.copy();
    board.fill(codewords, mask);
    return board;
  });
  return boards.reduce((best, board) => (board.penalty() < best.penalty() ? board : best)).dark;
}

const sizeOf = (version: number) => version * 4 + 17;

/** Bytes that a version holds, data and checks together. */
function codewordsOf(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const patterns = 3 * 64 + 2 * (sizeOf(version) - 16) + 31 + (version >= 7 ? 36 : 0);
  // Alignment patterns on the timing lines share five modules with them; three corners have none.
  const aligned = version === 1 ? 0 : (alignments ** 2 - 3) * 25 - 2 * (alignments - 2) * 5;
  return Math.floor((sizeOf(version) ** 2 - patterns - aligned) / 8);
}

const dataBytesOf = (version: number) => codewordsOf(version) - checks[version - 1]! * blockCounts[version - 1]!;
const lengthBits = (version: number) => (version < 10 ? 8 : 16);

function versionFor(length: number): number {
  for (let version = 1; version <= checks.length; version++) {
    if (4 + lengthBits(version) + length * 8 <= dataBytesOf(version) * 8) return version;
  }
  throw new RangeError('The text is too long for a QR code.');
}

/** Mode, length, bytes, end, padding. */
function dataOf(bytes: Uint8Array, version: number): Uint8Array {
  const whole = dataBytesOf(version);
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, lengthBits(version));
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, whole * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < whole * 8; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Uint8Array.from({ length: whole }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2));
}

/** Blocks with their checks, one byte of each in turn; the last blocks may be a byte longer. */
function interleave(data: Uint8Array, version: number): number[] {
  const count = blockCounts[version - 1]!;
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const blocks: Uint8Array[] = [];
  for (let block = 0, from = 0; block < count; block++) {
    const length = short + (block >= count - longer ? 1 : 0);
    blocks.push(data.subarray(from, from + length));
    from += length;
  }
  const after = blocks.map((block) => checkBytes(block, checks[version - 1]!));
  const inTurn = (of: Uint8Array[]) =>
    Array.from({ length: Math.max(...of.map(({ length }) => length)) }, (_, at) =>
      of.flatMap((block) => (at < block.length ? [block[at]!] : [])),
    ).flat();
  return [...inTurn(blocks), ...inTurn(after)];
}

const masks: ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** Bits followed by the rest of their division: BCH codes of the format and the version. */
function withRest(value: number, by: number, bits: number): number {
  let rest = value << bits;
  for (let at = 31 - Math.clz32(rest); at >= bits; at = 31 - Math.clz32(rest)) rest ^= by << (at - bits);
  return (value << bits) | rest;
}

class Board {
  readonly size: number;
  readonly version: number;
  dark: boolean[][];
  /** Where a pattern stands, and no data may. */
  taken: boolean[][];

  constructor(version: number) {
    this.version = version;
    this.size = sizeOf(version);
    this.dark = Array.from({ length: this.size }, () => new Array<boolean>(this.size).fill(false));
    this.taken = this.dark.map((row) => [...row]);
  }

  copy(): Board {
    const board = new Board(this.version);
    board.dark = this.dark.map((row) => [...row]);
    board.taken = this.taken;
    return board;
  }

  drawPatterns(): void {
    const { size, version } = this;
    for (let at = 0; at < size; at++) {
      this.#set(6, at, at % 2 === 0);
      this.#set(at, 6, at % 2 === 0);
    }
    for (const [row, column] of [
      [3, 3],
      [3, size - 4],
      [size - 4, 3],
    ] as const)
      this.#drawSquares(row, column, 4, [2, 4]);
    const places = this.#alignments();
    const last = places.length - 1;
    places.forEach((row, i) => {
      places.forEach((column, j) => {
        const finder = (i === 0 && (j === 0 || j === last)) || (i === last && j === 0);
        if (!finder) this.#drawSquares(row, column, 2, [1]);
      });
    });
    this.#drawFormat(0);
    if (version >= 7) {
      const bits = withRest(version, 0x1f25, 12);
      for (let bit = 0; bit < 18; bit++) {
        const on = ((bits >> bit) & 1) === 1;
        const [a, b] = [Math.floor(bit / 3), size - 11 + (bit % 3)];
        this.#set(a, b, on);
        this.#set(b, a, on);
      }
    }
  }

  /** Data from the right below, two columns at a time, up and down; then the mask and its format. */
  fill(codewords: number[], mask: number): void {
    const { size } = this;
    let bit = 0;
    for (let right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const upward = ((right + 1) & 2) === 0;
      for (let step = 0; step < size; step++) {
        const row = upward ? size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (this.taken[row]![column]) continue;
          const on = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
          this.dark[row]![column] = (on === 1) !== masks[mask]!(row, column);
          bit++;
        }
      }
    }
    this.#drawFormat(mask);
  }

  /** How hard it is to read: long runs, blocks, false finders, too much of one shade. */
  penalty(): number {
    const columns = this.dark.map((_, at) => this.dark.map((row) => row[at]!));
    let sum = 0;
    for (const line of [...this.dark, ...columns]) {
      const text = line.map((on) => (on ? '1' : '0')).join('');
      for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
      sum += 40 * (text.match(/(?=10111010000)/g) ?? []).length;
      sum += 40 * (text.match(/(?=00001011101)/g) ?? []).length;
    }
    let darks = 0;
    for (let row = 0; row < this.size; row++) {
      for (let column = 0; column < this.size; column++) {
        const on = this.dark[row]![column]!;
        if (on) darks++;
        const below = this.dark[row + 1];
        if (below && column + 1 < this.size) {
          if (this.dark[row]![column + 1] === on && below[column] === on && below[column + 1] === on) sum += 3;
        }
      }
    }
    return sum + 10 * Math.floor(Math.abs((darks * 20) / this.size ** 2 - 10));
  }

  #set(row: number, column: number, on: boolean): void {
    if (row < 0 || column < 0 || row >= this.size || column >= this.size) return;
    this.dark[row]![column] = on;
    this.taken[row]![column] = true;
  }

  /** Squares around a middle out to `reach`; the rings named are light. */
  #drawSquares(row: number, column: number, reach: number, light: number[]): void {
    for (let down = -reach; down <= reach; down++) {
      for (let over = -reach; over <= reach; over++) {
        const ring = Math.max(Math.abs(down), Math.abs(over));
        this.#set(row + down, column + over, !light.includes(ring));
      }
    }
  }

  #alignments(): number[] {
    if (this.version === 1) return [];
    const count = Math.floor(this.version / 7) + 2;
    const step = Math.ceil((this.size - 13) / (count - 1) / 2) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, at) => this.size - 7 - step * (count - 2 - at))];
  }

  /** Level M and the mask, twice, and the one module that is always dark. */
  #drawFormat(mask: number): void {
    const { size } = this;
    const bits = withRest(mask, 0x537, 10) ^ 0x5412;
    for (let bit = 0; bit < 15; bit++) {
      const on = ((bits >> bit) & 1) === 1;
      this.#set(bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, 8, on);
      this.#set(8, bit < 8 ? size - 1 - bit : bit < 9 ? 7 : 14 - bit, on);
    }
    this.#set(size - 8, 8, true);
  }
}
