// What single cells mean: ratings, kinds, languages, counts.
import type { ArrivedPost } from '../../../contract/post.ts';
import { languageTag } from '../../connect/outside.ts';

const words: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
const palabras: Record<string, number> = { una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5 };

/** Of five: "4", "4.5", "4/5", "8 out of 10", "5 stars", "★★★★☆", "FIVE". Undefined when it says no number. */
export function readRating(text: string): number | undefined {
  const value = text.trim().toLowerCase();
  if (!value || value.length > 40) return undefined;
  const stars = value.match(/[★⭐]/gu)?.length;
  if (stars) return stars <= 5 ? stars : undefined;
  const fraction = /^(\d+(?:[.,]\d+)?)\s*(?:\/|out of|of|de)\s*(\d+)\b/.exec(value);
  if (fraction) {
    const [, given, of] = fraction;
    const rating = (number(given!) * 5) / Number(of);
    return Number(of) > 0 && rating >= 0 && rating <= 5 ? Math.round(rating * 100) / 100 : undefined;
  }
  const plain = /^(\d+(?:[.,]\d+)?)(?:\s*(?:stars?|estrellas?|\*))?$/.exec(value)?.[1];
  if (plain) return number(plain) <= 10 ? number(plain) : undefined;
  const word = value.split(/[\s_]/)[0]!;
  return words[word] ?? palabras[word];
}

const number = (text: string) => Number(text.replace(',', '.'));

const kinds: Record<string, NonNullable<ArrivedPost['kind']>> = {
  post: 'post',
  tweet: 'post',
  status: 'post',
  publicación: 'post',
  reply: 'reply',
  respuesta: 'reply',
  review: 'review',
  rating: 'review',
  reseña: 'review',
  comment: 'comment',
  comentario: 'comment',
  message: 'message',
  dm: 'message',
  'direct message': 'message',
  mensaje: 'message',
};

export const readKind = (text: string): ArrivedPost['kind'] => kinds[text.trim().toLowerCase()];

const languages: Record<string, string> = {
  english: 'en',
  inglés: 'en',
  spanish: 'es',
  español: 'es',
  castellano: 'es',
};

export const readLanguage = (text: string): string | undefined =>
  languages[text.trim().toLowerCase()] ?? languageTag(text.trim().replace('_', '-'));

/** "1,234", "1.2K", "3 M". */
export function readCount(text: string): number | undefined {
  const match = /^(\d[\d,.' ]*)\s*([km])?$/i.exec(text.trim());
  if (!match) return undefined;
  const [, digits, unit] = match;
  const thousands = unit?.toLowerCase() === 'm' ? 1_000_000 : unit ? 1000 : 1;
  const value = unit
    ? Number(digits!.replace(',', '.').replace(/[' ]/g, '')) * thousands
    : Number(digits!.replace(/[,.' ]/g, ''));
  return Number.isFinite(value) && value < 2 ** 31 ? Math.round(value) : undefined;
}
