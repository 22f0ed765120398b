// The product's words in the reader's language. Only that language's catalogues are loaded.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'en' | 'es';

const catalogues = {
  en: import.meta.glob<Record<string, string>>('../../words/en/*.json', { import: 'default' }),
  es: import.meta.glob<Record<string, string>>('../../words/es/*.json', { import: 'default' }),
};

/** What was chosen here, else what the browser asks for, else English. */
export function preferredLanguage(): Language {
  const kept = localStorage.getItem('language');
  if (kept === 'en' || kept === 'es') return kept;
  return navigator.languages.some((each) => each.startsWith('es')) && !navigator.languages[0]?.startsWith('en')
    ? 'es'
    : 'en';
}

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: false,
    ns: [],
    defaultNS: 'app',
    keySeparator: false,
    nsSeparator: ':',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {},
  });
  await speak(preferredLanguage());
}

/** Loads a language and shows everything in it. */
export async function speak(language: Language): Promise<void> {
  await Promise.all(
    Object.entries(catalogues[language]).map(async ([path, load]) => {
      const name = path.split('/').pop()?.replace('.json', '') ?? '';
      i18next.addResourceBundle(language, name, await load(), true, true);
    }),
  );
  localStorage.setItem('language', language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export const currentLanguage = (): Language => (i18next.language === 'es' ? 'es' : 'en');
