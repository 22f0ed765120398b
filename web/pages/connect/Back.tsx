// The way back to Connect, above a page of it.
import { ArrowLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowLeft';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function Back({ to = '/connect' }: { to?: '/connect' | '/govern' }) {
  const { t } = useTranslation();
  return (
    <p className="back">
      <Link to={to}>
        <ArrowLeftIcon className="i s" aria-hidden="true" /> {to === '/connect' ? t('connect') : t('govern')}
      </Link>
    </p>
  );
}
