// The programs of all watches in one array; what is given up is used again when it has become half of it.
import type { Program } from './program.ts';
import { grown } from './terms.ts';

export class Programs {
  code = new Int32Array(1024);
  /** By watch: where its tree of what must occur begins, where its program begins, where that ends. */
  trees = new Int32Array(64);
  starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #end = 0;
  #live = 0;

  put(watch: number, { code, required }: Program): void {
    if (watch >= this.trees.length) {
      this.trees = grown(this.trees, watch);
      this.starts = grown(this.starts, watch);
      this.#ends = grown(this.#ends, watch);
    }
    const length = code.length + required.length;
    if (this.#end + length > this.code.length) this.#makeRoom(length);
    this.trees[watch] = this.#end;
    this.starts[watch] = this.#end + required.length;
    this.code.set(required, this.#end);
    this.code.set(code, this.#end + required.length);
    this.#end += length;
    this.#ends[watch] = this.#end;
    this.#live += length;
  }

  remove(watch: number): void {
    this.#live -= this.#ends[watch]! - this.trees[watch]!;
    this.#ends[watch] = this.trees[watch]!;
  }

  treeOf(watch: number): Int32Array {
    return this.code.subarray(this.trees[watch], this.starts[watch]);
  }

  #makeRoom(more: number): void {
    const kept = new Int32Array(2 * (this.#live + more) + 1024);
    let end = 0;
    for (let watch = 0; watch < this.trees.length; watch++) {
      const from = this.trees[watch]!;
      const length = this.#ends[watch]! - from;
      if (length === 0) continue;
      kept.set(this.code.subarray(from, from + length), end);
      this.starts[watch]! += end - from;
      this.trees[watch] = end;
      this.#ends[watch] = end + length;
      end += length;
    }
    this.code = kept;
    this.#end = end;
  }
}
