// The frame of the staff app: modules in the order of the loop, search and commands above, the page within.
import { ChatCircleTextIcon } from '@phosphor-icons/react/dist/csr/ChatCircleText';
import { EarIcon } from '@phosphor-icons/react/dist/csr/Ear';
import { KeyIcon } from '@phosphor-icons/react/dist/csr/Key';
import { LightbulbIcon } from '@phosphor-icons/react/dist/csr/Lightbulb';
import { PlugsConnectedIcon } from '@phosphor-icons/react/dist/csr/PlugsConnected';
import { SunHorizonIcon } from '@phosphor-icons/react/dist/csr/SunHorizon';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../contract/connect.ts';
import { respond } from '../../contract/respond.ts';
import { type Key, useKeys } from '../lib/keys.ts';
import { useLive } from '../lib/live.ts';
import { useMay, useMe } from '../lib/me.ts';
import { reading } from '../lib/queries.ts';
import { manyOf, number } from '../lib/time.ts';
import { undoLast } from '../lib/toasts.ts';
import { Mark } from './Brand.tsx';
import { Loading } from './States.tsx';
import { Top } from './Top.tsx';

const Palette = lazy(() => import('./Palette.tsx').then((part) => ({ default: part.Palette })));
const KeysHelp = lazy(() => import('./KeysHelp.tsx').then((part) => ({ default: part.KeysHelp })));

export function Frame() {
  const { t } = useTranslation();
  const { organization } = useMe();
  const navigate = useNavigate();
  const [over, setOver] = useState<'palette' | 'keys' | null>(null);
  useLive(true);
  const keys = useMemo<Key[]>(
    () => [
      { keys: 'mod+k', label: 'palette', run: () => setOver('palette') },
      { keys: '?', label: 'help', run: () => setOver('keys') },
      { keys: '/', label: 'search', run: () => document.querySelector<HTMLInputElement>('.find input')?.focus() },
      { keys: 'z', label: 'undo', run: undoLast },
      { keys: 'g t', label: 'today', run: () => void navigate({ to: '/today' }) },
      { keys: 'g l', label: 'listen', run: () => void navigate({ to: '/listen' }) },
      { keys: 'g n', label: 'learn', run: () => void navigate({ to: '/learn' }) },
      { keys: 'g r', label: 'respond', run: () => void navigate({ to: '/respond', search: {} }) },
      { keys: 'g c', label: 'connect', run: () => void navigate({ to: '/connect' }) },
      { keys: 'g o', label: 'govern', run: () => void navigate({ to: '/govern' }) },
    ],
    [navigate],
  );
  useKeys(keys);
  useFocusOnNewPage();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="app">
        <Top onPalette={() => setOver('palette')} />
        <nav className="rail" aria-label={t('modules')}>
          <Link className="brand" to="/today">
            <Mark />
            <span>
              OpenRounds<small>{organization.name}</small>
            </span>
          </Link>
          <Modules />
          <p className="foot">
            <button type="button" className="btn bare" onClick={() => setOver('keys')}>
              {t('keys')} <kbd>?</kbd>
            </button>
          </p>
        </nav>
        <main id="main" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Suspense fallback={null}>
        {over === 'palette' && <Palette onClose={() => setOver(null)} onKeys={() => setOver('keys')} />}
        {over === 'keys' && <KeysHelp onClose={() => setOver(null)} />}
      </Suspense>
    </>
  );
}

function Modules() {
  const { t } = useTranslation();
  const mayConnect = useMay('channels.read');
  const mayRespond = useMay('conversations.read');
  const channels = useQuery({ ...reading(connect.findChannels, {}, ['channels']), enabled: mayConnect }).data?.channels;
  const troubled =
    channels?.filter(({ health }) => health.state === 'failing' || health.state === 'behind').length ?? 0;
  return (
    <div className="mods">
      <ol>
        <li>
          <Link to="/today">
            <SunHorizonIcon className="i" aria-hidden="true" />
            {t('today')}
          </Link>
        </li>
      </ol>
      <ol className="loop">
        <li>
          <Link to="/listen" search={{}}>
            <EarIcon className="i" aria-hidden="true" />
            {t('listen')}
          </Link>
        </li>
        <li>
          <Link to="/learn" search={{}}>
            <LightbulbIcon className="i" aria-hidden="true" />
            {t('learn')}
          </Link>
        </li>
        {mayRespond && (
          <li>
            <Link to="/respond" search={{}}>
              <ChatCircleTextIcon className="i" aria-hidden="true" />
              {t('respond')}
              <Waiting />
            </Link>
          </li>
        )}
      </ol>
      <ol className="apart">
        {mayConnect && (
          <li>
            <Link to="/connect">
              <PlugsConnectedIcon className="i" aria-hidden="true" />
              {t('connect')}
              {troubled > 0 && (
                <span className="count">
                  {number(troubled)}
                  <span className="off"> {t('channels_in_trouble', { count: troubled })}</span>
                </span>
              )}
            </Link>
          </li>
        )}
        <li>
          <Link to="/govern">
            <KeyIcon className="i" aria-hidden="true" />
            {t('govern')}
          </Link>
        </li>
      </ol>
    </div>
  );
}

/** How many wait for an answer; risk to life apart. */
function Waiting() {
  const { t } = useTranslation();
  const counts = useQuery(reading(respond.countThreads, {}, ['threads'])).data;
  if (!counts || counts.open === 0) return null;
  return (
    <span className="count">
      {counts.lifeRisk > 0 && (
        <b>
          {number(counts.lifeRisk)}
          <span className="off"> {t('life_risk_of')} </span>
        </b>
      )}
      {manyOf(counts.open)}
      <span className="off"> {t('wait_for_answer')}</span>
    </span>
  );
}

/** A new page takes the focus, so that keyboards and screen readers begin there. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById('main')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path]);
}
