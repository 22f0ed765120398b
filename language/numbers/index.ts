// The door of honest numbers: what every figure carries, how sure it is, whether it changed, and what may leave the team.
export {
  type Change,
  changeOfPeople,
  changeOfShare,
  type Judged,
  judge,
  type Measured,
  type Verdict,
} from './change.ts';
export { type Agreement, correctShare, MIN_DOUBLE_READ, MIN_EACH } from './corrected.ts';
export { busiestPosts, type Counted, counted, MIN_POSTS, type Tally, tallyOf } from './counted.ts';
export { type Heard, type HeardByPlace, MIN_OUTSIDE, protect, type Shown, type ShownByPlace } from './outside.ts';
export { type Share, wilson } from './share.ts';
