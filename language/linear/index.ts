// The door: linear models over words and pieces of words. Pure: bytes in, bytes out.
export { BadModel, readModel, writeModel } from './file.ts';
export { type Labelled, labeller, labelsFrom, likelihood } from './label.ts';
export { leaningsOf } from './lean.ts';
export { type Measures, measure, type Pair } from './measure.ts';
export type { Model } from './model.ts';
export { Scorer } from './scorer.ts';
export { type Example, type Training, train, Unteachable } from './train.ts';
