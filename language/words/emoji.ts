// Emoji as they are written (joined, toned, flags, keycaps) and the one form they are compared in.
import { emoji, shyEmoji } from './classes.ts';
import { classOf } from './ranges.ts';

const any = classOf(emoji);
const shy = classOf(shyEmoji);
const dress = '[\\uFE0E\\uFE0F\\u20E3\\u{1F3FB}-\\u{1F3FF}]*[\\u{E0020}-\\u{E007F}]*';

/** Source of a regular expression with the `u` flag. */
export const EMOJI =
  `[0-9#*]\\uFE0F?\\u20E3|[\\u{1F1E6}-\\u{1F1FF}]{2}` +
  `|(?:[${any}]|[${shy}]\\uFE0F)${dress}(?:\\u200D(?![\\u{1F3FB}-\\u{1F3FF}])[${any}${shy}]${dress})*`;

const dropped = /[\uFE0E\uFE0F]|(?!^)[\u{1F3FB}-\u{1F3FF}]/gu;

/** Without skin tones and variation selectors. A tone that stands alone is itself. */
export function emojiForm(written: string): string {
  return written.replace(dropped, '');
}

const shyOne = new RegExp(`[${shy}]`, 'gu');

/** A form as it can be written: ©️ and ℹ️ are emoji only with their selector. */
export function emojiSpelling(form: string): string {
  return form.replace(shyOne, '$&\uFE0F');
}
