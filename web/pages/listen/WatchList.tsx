// Beside the stream: everything heard, the watches with their counts, the saved views.
import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { dayName, dayOf, number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { SavedViews } from './SavedViews.tsx';
import { useWoken } from './woken.ts';
import './watches.css';

export type Watches = AnswerOf<typeof listen.findWatches>;

/** The watches with their counts, counted again at most every five seconds while posts arrive. */
export function useWatches() {
  const client = useQueryClient();
  const watches = useQuery(reading(listen.findWatches, {}, ['watches']));
  useWoken('posts', 5000, () => client.invalidateQueries({ queryKey: [listen.findWatches.path] }));
  return watches.data;
}

export function WatchList({ watches }: { watches: Watches | undefined }) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const may = useMay('watches.write');
  const mayBring = useMay('posts.bring');
  const [open, setOpen] = useState(false);
  return (
    <div className={open ? 'watches open' : 'watches'}>
      <button type="button" className="btn watches-open" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('watches_and_views')} <CaretDownIcon className="i s" aria-hidden="true" />
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a link of it was followed, by pointer or key; the list has done its work */}
      <nav
        aria-label={t('watches_and_views')}
        onClick={(event) => (event.target as Element).closest('a') && setOpen(false)}
      >
        <p className="t">{t('app:listen')}</p>
        <p className="since">{watches && t('posts_since', { day: dayName(dayOf(new Date(watches.since), zone)) })}</p>
        <ul>
          <li>
            <Link to="/listen" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
              {t('everything')} <span className="n">{watches && number(watches.all)}</span>
            </Link>
          </li>
        </ul>
        <h2>{t('watches')}</h2>
        {watches?.watches.length === 0 && <p className="hint">{t('no_watches')}</p>}
        <ul>
          {watches?.watches.map((watch) => (
            <li key={watch.id}>
              <Link to="/listen" search={{ watch: watch.id }} activeOptions={{ includeSearch: true }}>
                {watch.name}{' '}
                <span className="n">
                  {number(watch.posts)}
                  <span className="off"> {t('posts')}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {may && (
          <p className="new-watch">
            <Link to="/listen" search={{ edit: 'new' }}>
              {t('app:new_watch')}
            </Link>
          </p>
        )}
        <SavedViews />
        <p className="more-lists">
          {mayBring && <Link to="/connect/by-hand">{t('bring_by_hand')}</Link>}
          <Link to="/listen/mutes">{t('mutes')}</Link>
          <Link to="/listen/language">{t('language_help')}</Link>
        </p>
        {may && watches && <PutAway />}
      </nav>
    </div>
  );
}

function PutAway() {
  const { t } = useTranslation('listen');
  const client = useQueryClient();
  const [act, busy] = useAct();
  const all = useQuery(reading(listen.findWatches, { query: { archived: 'yes' } }, ['watches'])).data?.watches ?? [];
  const away = all.filter(({ archivedAt }) => archivedAt !== null);
  if (away.length === 0) return null;
  return (
    <details className="away">
      <summary>{t('put_away')}</summary>
      <ul>
        {away.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            <Button
              look="bare"
              busy={busy}
              aria-label={t('restore_name', { name })}
              onClick={() =>
                act(() => call(listen.restoreWatch, { params: { id } }), {
                  done: t('restored', { name }),
                  ended: () => void client.invalidateQueries({ queryKey: [listen.findWatches.path] }),
                })
              }
            >
              {t('restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
