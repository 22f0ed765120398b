// The door of themes: what people talk about, ask and had expected, read from their posts; no I/O, the same posts give the same.
export { type ExpectationKind, expectationKinds } from './expectations.ts';
export type { Figures, Totals } from './figures.ts';
export type { About } from './group.ts';
export { nameOf } from './name.ts';
export { parts, workers } from './places.ts';
export type { Quote } from './quotes.ts';
export { type Places, Reader, type Said } from './read.ts';
export {
  type ExpectationRead,
  type Part,
  type QuestionRead,
  type Reading,
  readingOf,
  type ThemeRead,
} from './reading.ts';
export { subjects } from './subjects/index.ts';
