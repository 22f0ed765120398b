// A share the machine counted, put right by how often it agrees with people.
import { type Share, wilson, Z95 } from './share.ts';

/** Fewer posts read by a person too than this, in all or of either answer, and nothing is corrected. */
export const MIN_DOUBLE_READ = 100;
export const MIN_EACH = 30;

/** A machine that is little better than chance can't be put right. */
const LEAST_TELLING = 0.2;

/**
 * What people and the machine said of the same posts, for one label. The posts must be drawn without regard to what the machine
 * said (a sample to read blind); corrections alone are no such sample.
 */
export interface Agreement {
  both: number;
  /** Only the person gave the label. */
  person: number;
  /** Only the machine. */
  machine: number;
  neither: number;
}

/**
 * The share `hits` of `people` that the machine counted, corrected for what it misses and what it takes wrongly (Rogan and Gladen
 * 1978, kept within 0 and 1); its 95% interval carries the uncertainty of sensitivity and specificity too (Lang and Reiczigel
 * 2014). `corrected` says that it was done. With too few posts read twice, or a machine that hardly tells, the machine's own share.
 */
export function correctShare(hits: number, people: number, agreement: Agreement): Share {
  const plain = wilson(hits, people);
  const { both, person, machine, neither } = agreement;
  const [yes, no] = [both + person, machine + neither];
  if (people === 0 || yes + no < MIN_DOUBLE_READ || yes < MIN_EACH || no < MIN_EACH) return plain;
  if (both / yes + neither / no - 1 < LEAST_TELLING) return plain;
  const value = clamp((plain.value + neither / no - 1) / (both / yes + neither / no - 1));

  const z2 = Z95 * Z95;
  const n = people + z2;
  const p = (hits + z2 / 2) / n;
  const [sensitivity, specificity] = [(both + 1) / (yes + 2), (neither + 1) / (no + 2)];
  const telling = sensitivity + specificity - 1;
  const middle = (p + specificity - 1) / telling;
  const ofYes = (sensitivity * (1 - sensitivity)) / (yes + 2);
  const ofNo = (specificity * (1 - specificity)) / (no + 2);
  const shift = 2 * z2 * (middle * ofYes - (1 - middle) * ofNo);
  const half = (Z95 * Math.sqrt((p * (1 - p)) / n + middle ** 2 * ofYes + (1 - middle) ** 2 * ofNo)) / telling;
  return {
    value,
    low: Math.min(value, clamp(middle + shift - half)),
    high: Math.max(value, clamp(middle + shift + half)),
    corrected: { machine: plain.value, doubleRead: yes + no },
  };
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
