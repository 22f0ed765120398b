// The shape of a query that has been read.

/** Half-open, UTF-16 units, counted from 0. */
export type Span = { start: number; end: number };

/** What may stand at one place: any of these forms, or a word that begins so. */
export type Slot = { forms: string[]; prefix: string | null };

/** One part of a term, said in one of several ways: `follow-up` is [followup] or [follow][up]. */
export type Step = Slot[][];

/** A word or phrase without regard to case and accents. */
export type Term = { kind: 'term'; span: Span; steps: Step[]; canonical: string };

/** A word or phrase in exactly this case; `hyphen` says that a slot hangs on the one before by a hyphen. */
export type Exact = { kind: 'exact'; span: Span; slots: ExactSlot[]; canonical: string };
export type ExactSlot = { surface: string; hyphen: boolean; form: string };

/** A handle; `server` is null for any server. Both folded for comparing. */
export type Handle = { name: string; server: string | null };

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

export type Fact = { kind: 'fact'; span: Span; canonical: string } & FactTest;

export type FactTest =
  | { field: 'from' | 'to'; handle: Handle }
  | { field: 'network' | 'lang' | 'site'; value: string }
  | { field: 'is'; value: 'reply' | 'review' | 'question' }
  | { field: 'has'; value: 'link' | 'media' }
  | { field: 'rating' | 'followers'; comparison: Comparison; value: number }
  | { field: 'place'; steps: Step[] };

export type Word = Term | Exact;

/** At most `distance` words between one of `left` and one of `right`; `ordered` when left comes first. */
export type Near = { kind: 'near'; span: Span; left: Word[]; right: Word[]; distance: number; ordered: boolean };

export type Not = { kind: 'not'; span: Span; of: Node };
export type All = { kind: 'all'; span: Span; of: Node[] };
export type Any = { kind: 'any'; span: Span; of: Node[] };

export type Node = Word | Fact | Near | Not | All | Any;

/** `words` counts them as the limit of 500 does. */
export type Query = { text: string; root: Node; words: number };
