// A bench's figures: as a table for people, as JSON in bench/results/ for whoever compares.
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../server/core/root.ts';

export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** What the product promises of it: `≥ 0.45`, `< 50`. */
  must?: string;
}

/** True when the figure keeps its promise, or has none. */
export function keeps({ value, must }: Figure): boolean {
  const [, sign, bound] = /^(≥|≤|<|>|=)\s*([\d.]+)/.exec(must ?? '') ?? [];
  if (!sign) return true;
  const limit = Number(bound);
  if (sign === '=') return value === limit;
  if (sign === '≥') return value >= limit;
  if (sign === '≤') return value <= limit;
  return sign === '<' ? value < limit : value > limit;
}

export async function publish(name: string, figures: Figure[], notes: string[] = []): Promise<void> {
  const width = Math.max(...figures.map(({ what }) => what.length));
  for (const figure of figures) {
    const { what, value, unit, must } = figure;
    const shown = Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
    console.log(
      `${what.padEnd(width)}  ${shown.padStart(10)} ${unit.padEnd(12)} ${must ? `${must}  ${keeps(figure) ? 'kept' : 'NOT KEPT'}` : ''}`,
    );
  }
  for (const note of notes) console.log(note);
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), memory: totalmem(), node: process.version };
  await mkdir(join(root, 'bench', 'results'), { recursive: true });
  await writeFile(
    join(root, 'bench', 'results', `${name}.json`),
    `${JSON.stringify({ name, at: new Date().toISOString(), machine, figures, notes }, null, 2)}\n`,
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
