// How large a file is, as people say it.
import { currentLanguage } from '../../lib/words.ts';

/** 12_400_000 → "12.4 MB". */
export function size(bytes: number): string {
  const unit = bytes < 1e6 ? 'kilobyte' : bytes < 1e9 ? 'megabyte' : 'gigabyte';
  const value = bytes / { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit];
  return new Intl.NumberFormat(currentLanguage() === 'es' ? 'es-US' : 'en-US', {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);
}
