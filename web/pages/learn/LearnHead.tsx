// The head of every page of Learn: its title, the tabs, and the scope they share.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me.ts';
import { useTitle } from '../../lib/title.ts';
import { Scope } from './Scope.tsx';
import { useScope } from './scope.ts';
import { type LearnTab, learnTabs } from './tabs.ts';
import './learn.css';

/** `scoped`: the page is about a period and a place, which can be chosen here. `name`: of the page, where it is not its tab's. */
export function LearnHead({ tab, scoped = true, name }: { tab: LearnTab; scoped?: boolean; name?: string }) {
  const { t } = useTranslation('learn');
  const { scope } = useScope();
  const { rights } = useMe();
  const seen = learnTabs.filter((each) => !('right' in each) || rights.includes(each.right));
  useTitle(`${name ?? t(`tab_${tab}`)} · ${t('app:learn')}`);
  return (
    <div className="learn-head">
      <h1>{t('app:learn')}</h1>
      <nav className="tabs" aria-label={t('tabs')}>
        {seen.map(({ to, name: each }) => (
          <Link
            key={to}
            to={to}
            search={scope}
            activeOptions={{ exact: true, includeSearch: false }}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`tab_${each}`)}
          </Link>
        ))}
      </nav>
      {scoped && <Scope />}
    </div>
  );
}
