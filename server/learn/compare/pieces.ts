// The pieces a period is looked at in: days, weeks or longer, of one length, at most eight; the newest is whole.
import type { Days } from '../../../contract/learn/scope.ts';
import { addDays, daysBetween } from '../../listen/index.ts';

const most = 8;
const lengths = [1, 7, 14, 28, 91, 182, 364];

/** In order and apart; together they are the period, so the first may be shorter. */
export function piecesOf({ from, to }: Days): Days[] {
  const days = daysBetween(from, to);
  const length = lengths.find((each) => Math.ceil(days / each) <= most) ?? Math.ceil(days / most);
  const pieces: Days[] = [];
  for (let end = to; end >= from; end = addDays(end, -length)) {
    const begin = addDays(end, 1 - length);
    pieces.unshift({ from: begin < from ? from : begin, to: end });
  }
  return pieces;
}
