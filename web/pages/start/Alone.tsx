// The frame of pages before sign-in: the mark, the other language, one column.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, speak } from '../../lib/words.ts';
import { Mark } from '../../parts/Brand.tsx';
import './start.css';

export function Alone({
  children,
  signIn = false,
  wide = false,
}: {
  children: ReactNode;
  signIn?: boolean;
  wide?: boolean;
}) {
  const { t } = useTranslation('start');
  const other = currentLanguage() === 'en' ? 'es' : 'en';
  return (
    <>
      <a className="skip" href="#main">
        {t('app:skip')}
      </a>
      <header className="bar">
        <Link className="brand" to="/start">
          <Mark />
          <span>OpenRounds</span>
        </Link>
        <button type="button" className="btn bare" lang={other} onClick={() => void speak(other)}>
          {t('app:other_language')}
        </button>
        {signIn && <Link to="/sign-in">{t('sign_in')}</Link>}
      </header>
      <main id="main" className={wide ? 'before wide' : 'before'} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
