// The saved views: mine and the shared ones, each with what can be done with it.
import { DotsThreeIcon } from '@phosphor-icons/react/dist/csr/DotsThree';
import { PushPinIcon } from '@phosphor-icons/react/dist/csr/PushPin';
import { UsersThreeIcon } from '@phosphor-icons/react/dist/csr/UsersThree';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { listen, type savedView } from '../../../contract/listen.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';

const Menu = lazy(() => import('../../parts/Menu.tsx').then((it) => ({ default: it.Menu })));
const ViewName = lazy(() => import('./ViewName.tsx').then((it) => ({ default: it.ViewName })));

export type View = z.output<typeof savedView>;

export function SavedViews() {
  const { t } = useTranslation('listen');
  const client = useQueryClient();
  const mayShare = useMay('views.share');
  const [act] = useAct();
  const [renaming, setRenaming] = useState<View>();
  const views = useQuery(reading(listen.findViews, {}, ['views'])).data?.views ?? [];
  const again = () => void client.invalidateQueries({ queryKey: [listen.findViews.path] });

  const change = (view: View, body: { name?: string; shared?: boolean; pinned?: boolean }, done: string) => {
    const before = { name: view.name, shared: view.shared, pinned: view.pinned };
    const put = (body: object) => call(listen.updateView, { params: { id: view.id }, body });
    void act(() => put(body), { done, undo: () => put(before).then(again), ended: again });
  };
  const remove = (view: View) => {
    const { name, filters, shared, pinned } = view;
    void act(() => call(listen.deleteView, { params: { id: view.id } }), {
      done: t('view_deleted', { name }),
      undo: () => call(listen.saveView, { body: { name, filters, shared, pinned } }).then(again),
      ended: again,
    });
  };
  if (views.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <h2>{t('views')}</h2>
      <ul>
        {views
          .toSorted((a, b) => Number(b.pinned) - Number(a.pinned))
          .map((view) => (
            <li key={view.id} className="view">
              <Link to="/listen" search={view.filters} activeOptions={{ exact: true, includeSearch: true }}>
                <span>
                  {view.name}
                  {view.pinned && <PushPinIcon className="i s" aria-label={t('pinned')} role="img" />}
                  {view.shared && <UsersThreeIcon className="i s" aria-label={t('shared')} role="img" />}
                </span>
                {view.count !== null && <span className="n">{number(view.count)}</span>}
              </Link>
              {view.mine && (
                <Menu
                  name={t('view_acts', { name: view.name })}
                  label={<DotsThreeIcon className="i s" aria-hidden="true" />}
                  items={[
                    { key: 'rename', label: t('rename'), run: () => setRenaming(view) },
                    {
                      key: 'pin',
                      label: view.pinned ? t('unpin') : t('pin'),
                      run: () =>
                        change(view, { pinned: !view.pinned }, view.pinned ? t('view_unpinned') : t('view_pinned')),
                    },
                    ...(mayShare
                      ? [
                          {
                            key: 'share',
                            label: view.shared ? t('unshare') : t('share'),
                            run: () =>
                              change(
                                view,
                                { shared: !view.shared },
                                view.shared ? t('view_unshared') : t('view_shared'),
                              ),
                          },
                        ]
                      : []),
                    { key: 'delete', label: t('delete'), run: () => remove(view) },
                  ]}
                />
              )}
            </li>
          ))}
      </ul>
      {renaming && (
        <ViewName
          title={t('rename_view')}
          start={renaming.name}
          onClose={() => setRenaming(undefined)}
          onName={(name) => {
            change(renaming, { name }, t('view_renamed', { name }));
            setRenaming(undefined);
          }}
        />
      )}
    </Suspense>
  );
}
