// The rules for a new password: long, not what attackers try first, nothing of the person's or organization's name. No rules of composition.
import { Refusal } from '../../core/errors.ts';
import { commonStems } from './common-passwords.ts';

const least = 12;

/** Whose password it is, for what it may not contain. */
export interface Owner {
  name: string;
  email: string;
  /** The organization's names, all that people use for it. */
  organization: readonly string[];
}

/** Throws `password.short`, `password.known` or `password.contains_name`. */
export function checkPassword(password: string, owner: Owner): void {
  if ([...password].length < least) throw new Refusal('password.short', { least });
  if (isKnown(password)) throw new Refusal('password.known');
  if (containsName(password, owner)) throw new Refusal('password.contains_name');
}

function isKnown(password: string): boolean {
  const lower = fold(password);
  return isMonotonous(lower) || isRun(lower) || isFewStems(lower) || isFewStems(unmask(lower));
}

/** A unit of up to four characters over and over, or four different characters at most. */
function isMonotonous(text: string): boolean {
  return new Set(text).size <= 4 || /^(.{1,6})\1+.{0,5}$/su.test(text);
}

/** Most characters follow from the one before: 123456789012, abcdefghijkl. */
function isRun(text: string): boolean {
  let steps = 0;
  for (let at = 1; at < text.length; at++) if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) <= 1) steps++;
  return steps >= (text.length - 1) * 0.75;
}

/** One or two common words, and hardly a letter beside them. */
function isFewStems(text: string): boolean {
  let letters = text.replace(/[^\p{L}]/gu, '');
  if (letters === '') return false;
  if (letters === 'correcthorsebatterystaple') return true;
  let words = 0;
  for (const stem of commonStems) {
    const parts = letters.split(stem);
    words += parts.length - 1;
    letters = parts.join('');
    if (words > 2) return false;
  }
  return letters.length <= 2;
}

function containsName(password: string, { name, email, organization }: Owner): boolean {
  const whole = bare(password);
  const local = email.split('@')[0]!;
  const parts = [...name.split(/[\s.'-]+/u), ...local.split(/[._+-]+/u), name, local, ...organization];
  return parts.map(bare).some((part) => part.length >= 4 && whole.includes(part));
}

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const bare = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

const masks: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
/** P@ssw0rd is password. */
const unmask = (text: string) => text.replace(/[013457@$]/g, (sign) => masks[sign]!);
