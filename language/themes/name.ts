// What a theme is called, in English and Spanish.
import type { About } from './group.ts';
import { parts, workers } from './places.ts';
import { subjects } from './subjects/index.ts';

const anyone = { en: 'staff', es: 'del personal' };
const at = { en: (name: string) => ` at ${name}`, es: (name: string) => ` en ${name}` };
const elsewhere = { en: ', elsewhere', es: ', en otros lugares' };

/** `facility`: the name of the one it is about. */
export function nameOf(about: About, say: 'en' | 'es', facility: string | null = null): string {
  const subject = subjects.find(({ key }) => key === about.subject);
  const worker = workers.find(({ key }) => key === about.worker);
  const part = parts.find(({ key }) => key === about.part);
  const head = subject ? subject.names[say].replace('{who}', (worker ?? { names: anyone }).names[say]) : about.words;
  return [
    head,
    part && ` ${part.names[say]}`,
    facility && at[say](facility),
    about.elsewhere && !facility && elsewhere[say],
  ]
    .filter(Boolean)
    .join('');
}
