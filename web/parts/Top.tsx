// Above the page: search over everything people said, all commands, how fresh it is, and who is signed in.
import { CommandIcon } from '@phosphor-icons/react/dist/csr/Command';
import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../contract/connect.ts';
import { govern } from '../../contract/govern.ts';
import { call } from '../lib/call.ts';
import { useDownSince } from '../lib/live.ts';
import { chooseDensity, chooseTheme, density, theme } from '../lib/look.ts';
import { useMay, useMe } from '../lib/me.ts';
import { queries, reading } from '../lib/queries.ts';
import { signOut } from '../lib/sign-in.ts';
import { ago, when } from '../lib/time.ts';
import { currentLanguage, speak } from '../lib/words.ts';
import { Bell } from './Bell.tsx';
import { Menu } from './Menu.tsx';

export function Top({ onPalette }: { onPalette(): void }) {
  const { t } = useTranslation();
  return (
    <header className="top">
      <Offline />
      <Search />
      <button type="button" className="btn bare" aria-label={t('all_commands')} onClick={onPalette}>
        <CommandIcon className="i" aria-hidden="true" />
        <kbd>K</kbd>
      </button>
      <div className="end">
        <Fresh />
        <Bell />
        <Account />
      </div>
    </header>
  );
}

function Search() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const inAddress = useRouterState({ select: (state) => (state.location.search as { q?: string }).q ?? '' });
  const [text, setText] = useState(inAddress);
  useEffect(() => setText(inAddress), [inAddress]);
  return (
    <search>
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ to: '/listen', search: text.trim() ? { q: text.trim() } : {} });
        }}
      >
        <MagnifyingGlassIcon className="i" aria-hidden="true" />
        <input
          type="search"
          aria-label={t('search_all')}
          placeholder={t('search_all')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          spellCheck={false}
        />
        <kbd>/</kbd>
      </form>
    </search>
  );
}

function Fresh() {
  const { t } = useTranslation();
  const mayConnect = useMay('channels.read');
  const channels =
    useQuery({ ...reading(connect.findChannels, {}, ['channels']), enabled: mayConnect, refetchInterval: 30_000 }).data
      ?.channels ?? [];
  const [, setBeat] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setBeat((beat) => beat + 1), 5000);
    return () => clearInterval(timer);
  }, []);
  const latest = channels.map(({ health }) => health.lastHeardAt ?? '').reduce((a, b) => (a > b ? a : b), '');
  const behind = channels.filter(({ health }) => health.state === 'behind' || health.state === 'failing').length;
  return (
    <>
      {latest && <span>{t('heard', { ago: ago(latest) })}</span>}
      {behind > 0 && <Link to="/connect">{t('behind', { count: behind })}</Link>}
    </>
  );
}

function Account() {
  const { t } = useTranslation();
  const { person, organization, organizations } = useMe();
  const initials = person.name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();
  const other = currentLanguage() === 'en' ? 'es' : 'en';
  return (
    <Menu
      label={
        <span className="who" role="img" aria-label={t('account', { name: person.name })}>
          {initials}
        </span>
      }
      items={[
        ...organizations
          .filter(({ id }) => id !== organization.id)
          .map(({ id, name }) => ({
            key: id,
            label: t('work_in', { name }),
            run: () =>
              void call(govern.chooseOrganization, { body: { organizationId: id } }).then(() => queries.resetQueries()),
          })),
        { key: 'account', label: <Link to="/account">{t('your_account')}</Link>, run: () => {} },
        { key: 'language', label: <span lang={other}>{t('other_language')}</span>, run: () => void speak(other) },
        ...(['system', 'light', 'dark'] as const).map((each) => ({
          key: each,
          label: t(`theme_${each}`),
          chosen: theme() === each,
          run: () => chooseTheme(each),
        })),
        {
          key: 'density',
          label: density() === 'compact' ? t('density_comfortable') : t('density_compact'),
          run: () => chooseDensity(density() === 'compact' ? 'comfortable' : 'compact'),
        },
        { key: 'out', label: t('sign_out'), run: () => void signOut() },
      ]}
    />
  );
}

function Offline() {
  const { t } = useTranslation();
  const since = useDownSince();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    // A line that comes back within two seconds is nobody's business.
    const timer = setTimeout(() => setShown(since !== null), since === null ? 0 : 2000);
    return () => clearTimeout(timer);
  }, [since]);
  return (
    <p className="offline" role="status">
      {shown && since !== null && t('offline', { time: when(new Date(since).toISOString()) })}
    </p>
  );
}
