// A page that is not there, or that failed: what to do next, and nothing about anybody.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from './Brand.tsx';
import { Wrong } from './States.tsx';

export function Lost() {
  const { t } = useTranslation();
  return (
    <main className="alone" id="main">
      <span className="brand">
        <Mark /> OpenRounds
      </span>
      <h1>{t('lost')}</h1>
      <p>
        <Link to="/today">{t('lost_step')}</Link>
      </p>
    </main>
  );
}

export function PageWrong({ error }: { error: unknown }) {
  return (
    <main className="alone" id="main">
      <Wrong error={error} again={() => window.location.reload()} />
    </main>
  );
}
