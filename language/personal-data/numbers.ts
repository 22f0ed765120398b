// Personal data that are written in a form of their own: addresses, telephone, record, plan, card and account numbers.
import type { PersonalData, PersonalDataType } from './span.ts';

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const monthEs = '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)';
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const year = "(?:(?:19|20)\\d\\d|['’]\\d\\d)";
const code = '#?(?=[a-z0-9-]*\\d)[a-z0-9]+(?:-[a-z0-9]+){0,4}';
const street =
  '(?:[Ss]t(?:reet)?|[Aa]ve(?:nue)?|[Rr]oad|[Rr]d|[Bb]lvd|[Bb]oulevard|[Dd]r(?:ive)?|[Ll]ane|[Ll]n|[Ww]ay|[Cc]ourt|[Cc]t|[Pp]l(?:ace)?|[Tt]er(?:race)?|[Cc]ir(?:cle)?|[Hh](?:igh)?wy|[Pp]arkway|[Pp]kwy|[Ss]quare|[Ss]q|[Cc]lose|[Cc]rescent|[Gg]rove|[Gg]ardens|[Bb]roadway)';

type Rule = {
  type: PersonalDataType;
  pattern: RegExp;
  /** A text with fewer digits has none. */
  digits: number;
  group?: string;
  holds?: (found: string) => boolean;
};

const rules: Rule[] = [
  {
    type: 'email',
    digits: 0,
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}/gu,
  },
  {
    type: 'ip_address',
    digits: 4,
    pattern: /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g,
  },
  { type: 'ip_address', digits: 4, pattern: /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])/gi },
  { type: 'iban', digits: 6, pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g },
  { type: 'card_number', digits: 13, pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g, holds: isCard },
  {
    type: 'record_number',
    digits: 2,
    pattern: new RegExp(
      `\\b(?:e?mrn|emr|ehr|m\\.r\\.n\\.|medical record(?: (?:number|no\\.?))?|med(?:ical)? rec(?:ord)?|record (?:number|no\\.?|#)|chart (?:number|no\\.?|#)|expediente(?: (?:n[uú]mero|no\\.?))?|nhs (?:number|no\\.?))\\s*(?:is|of|es|was|:|=|–|-)*\\s*(?<it>${code})`,
      'giu',
    ),
    group: 'it',
  },
  {
    type: 'ssn',
    digits: 4,
    pattern:
      /\b(?:ssn|social security(?: (?:number|no\.?))?|seguro social)\s*(?:is|es|:|=|#)*\s*(?<it>\d{3}[- ]?\d{2}[- ]?\d{4}|(?:x{3}|\*{3})[- ]?(?:xx|\*\*)[- ]?\d{4})/gi,
    group: 'it',
  },
  { type: 'ssn', digits: 4, pattern: /(?<![\d-])(?!000|666)\d{3}-\d{2}-\d{4}(?![\d-])/g },
  {
    type: 'plan_number',
    digits: 3,
    pattern: new RegExp(
      `\\b(?:hpbn?|hpb#|(?:health )?(?:plan|insurance|policy|member|subscriber|beneficiary|medicare|medicaid|p[oó]liza|seguro)(?: (?:plan|beneficiary|insurance|member|policy|health))*(?: (?:id|number|no\\.?|n[uú]mero))*(?: \\(?hpbn?\\)?)?)\\s*(?:is|es|:|=|#|–|-|under)*\\s*(?<it>${code})`,
      'giu',
    ),
    group: 'it',
    holds: isLong,
  },
  {
    type: 'account_number',
    digits: 3,
    pattern: new RegExp(
      `\\b(?:(?:bank |billing |patient )?(?:account|acct|cuenta)(?: (?:number|no\\.?|n[uú]mero))?)\\s*(?:is|es|:|=|#|–|-)*\\s*(?<it>${code})`,
      'giu',
    ),
    group: 'it',
    holds: isLong,
  },
  {
    type: 'licence_number',
    digits: 3,
    pattern: new RegExp(
      `\\b(?:licen[sc]e|certificate|certification|licencia|passport|pasaporte|driver'?s licen[sc]e|dl)(?: (?:number|no\\.?|n[uú]mero))?\\s*(?:is|es|:|=|#|–|-)*\\s*(?<it>${code})`,
      'giu',
    ),
    group: 'it',
    holds: isLong,
  },
  {
    type: 'phone',
    digits: 7,
    pattern:
      /(?<![\w-])(?:(?:\+|00)\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?|\d{3}[ .-])\d{3}[ .-]\d{4}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w-])/gi,
  },
  {
    type: 'phone',
    digits: 7,
    pattern: /(?<![\w.-])\+\d{1,3}(?:[ .()-]{0,2}\d{1,4}){2,6}(?![\w-])/g,
    holds: (found) => digitsOf(found) >= 8,
  },
  {
    type: 'phone',
    digits: 7,
    pattern:
      /\b(?:phone|tel(?:ephone)?|cell|mobile|call|text|fax|contact|whatsapp|tel[eé]fono|celular|llam\w+|n[uú]mero)\b[^\d\n]{0,25}(?<it>\(?\d[\d ().-]{5,16}\d)/gi,
    group: 'it',
    holds: (found) => digitsOf(found) >= 7,
  },
  {
    type: 'address',
    digits: 1,
    pattern: new RegExp(
      `(?<![\\w-])\\d{1,6}[a-z]?,? (?:(?:[NSEW]|North|South|East|West)\\.? )?(?:[\\p{Lu}\\d][\\p{L}\\d'’.-]* ){1,4}${street}\\b\\.?(?:,? (?:[Aa]pt|[Ss]uite|[Ss]te|[Uu]nit|#|[Ff]loor|[Ff]l)\\.? ?[\\w-]+)?(?:,? [\\p{Lu}][\\p{L}]+(?: [\\p{Lu}][\\p{L}]+)?)?(?:,? [A-Z]{2})?(?:,? \\d{5}(?:-\\d{4})?)?`,
      'gu',
    ),
  },
  { type: 'address', digits: 1, pattern: /\bp\.? ?o\.? box \d+/gi },
  {
    type: 'address',
    digits: 1,
    pattern:
      /\b(?:calle|avenida|av\.|carrera|colonia|apartado)\s+(?:\p{Lu}[\p{L}.]*\s?){1,4},?\s?(?:#|n[uú]m\.?|no\.?)?\s?\d{1,5}/gu,
  },
  { type: 'address', digits: 1, pattern: /\b\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?,? [A-Z]{2},? \d{5}(?:-\d{4})?\b/gu },
  {
    type: 'date',
    digits: 1,
    pattern: new RegExp(`\\b${month} ${day}(?:st|nd|rd|th)?(?:(?:,| of)? ?${year})?(?!\\d)`, 'gi'),
    holds: (found) => !/^may \d+$/.test(found),
  },
  {
    type: 'date',
    digits: 1,
    pattern: new RegExp(`\\b${day}(?:st|nd|rd|th)?(?: of)? ${month}(?:,? ${year})?(?![a-z\\d])`, 'gi'),
  },
  { type: 'date', digits: 1, pattern: new RegExp(`\\b${day} de ${monthEs}(?: (?:de|del) \\d{4})?`, 'gi') },
  {
    type: 'date',
    digits: 1,
    pattern: /(?<![\d/.-])(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:\d{4}|\d{2})(?![\d/-]|\.\d)/g,
  },
  {
    type: 'date',
    digits: 1,
    pattern: /(?<![\d/.-])(?:19|20)\d\d([/-])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?![\d/-])/g,
  },
  {
    type: 'date',
    digits: 1,
    pattern: /\b(?:on|dob:?|born|birth(?:day|date)?:?) (?<it>(?:0?[1-9]|1[0-2])\/(?:0?[1-9]|[12]\d|3[01]))(?![\d/])/gi,
    group: 'it',
  },
  {
    type: 'age',
    digits: 2,
    pattern: /(?<![\d.])(?:9\d|1[01]\d)(?= ?-?(?:years?|yrs?|y\.?o\.?|year-old|años|anos)\b)/gi,
  },
  {
    type: 'id_number',
    digits: 3,
    pattern: new RegExp(
      `\\b(?:(?:patient|unique|case|study|member|ref(?:erence)?|device|serial|encounter|visit|claim)(?: (?:id|identifier|number|no\\.?))?|id|identifier|identification(?: (?:number|no\\.?))?)\\s*(?:is|es|:|=|#|–|-)+\\s*(?<it>${code})`,
      'giu',
    ),
    group: 'it',
    holds: isLong,
  },
  {
    type: 'id_number',
    digits: 3,
    pattern: /\b(?:patient id|case) (?<it>#?(?=[A-Z0-9-]*\d)[A-Z0-9]+(?:-[A-Z0-9]+)*)\b/g,
    group: 'it',
    holds: isLong,
  },
  { type: 'id_number', digits: 3, pattern: /(?<![\w-])#?[A-Z]{2,5}-\d{4,9}(?![\w-])/g },
];

/** Personal data written in a form of their own, in the order of the text and apart. */
export function findNumbers(text: string): PersonalData[] {
  const digits = countDigits(text);
  const found: PersonalData[] = [];
  if (digits === 0 && !mayHoldEmail(text)) return found;
  for (const { type, pattern, digits: least, group, holds } of rules) {
    if (digits < least || (least === 0 && !mayHoldEmail(text))) continue;
    if (least === 1 && !hints[type as 'date' | 'address'].test(text)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const value = group ? match.groups![group]! : match[0];
      if (holds && !holds(value)) continue;
      const start = group ? match.index + match[0].lastIndexOf(value) : match.index;
      const end = start + value.replace(/[\s,.-]+$/u, '').length;
      if (!found.some((other) => other.start < end && start < other.end)) found.push({ type, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Without one of these there is no date, no address. */
const hints = {
  date: /\d[/.-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic/i,
  address:
    /\d [\p{L}\d'’.-]+ .{0,60}(?:st|ave|rd|road|blvd|dr|way|ln|lane|ct|court|pl|ter|cir|hwy|park|sq|close|cres|grove|gardens|broad)|box \d|[A-Z]{2},? \d{5}|(?:calle|avenida|av\.|carrera|colonia|apartado) /iu,
};

function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) count++;
  }
  return count;
}

/** An @ behind something and with a full stop somewhere after it. */
function mayHoldEmail(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && text.charCodeAt(at - 1) > 0x20 && text.indexOf('.', at) > 0) return true;
  }
  return false;
}

const digitsOf = (found: string) => found.replace(/\D/g, '').length;

/** Four digits, or three with letters: a score and a dose are shorter. */
function isLong(found: string): boolean {
  const digits = digitsOf(found);
  return (
    digits >= 5 || (digits >= 3 && /[a-z]/i.test(found) && !/^\d+(?:mg|ml|mcg|st|nd|rd|th|am|pm|yo|k)$/i.test(found))
  );
}

/** Luhn's checksum. */
function isCard(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].reverse().map(Number);
  if (digits.length < 13 || digits.length > 19) return false;
  let sum = 0;
  digits.forEach((digit, i) => {
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  });
  return sum % 10 === 0;
}
