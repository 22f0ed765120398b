// Respond: what waits for an answer, the conversation, and who it is with; three panes, on a phone one at a time.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../lib/title.ts';
import { Queue } from './Queue.tsx';
import { Talk } from './Talk.tsx';
import './respond.css';

const route = getRouteApi('/frame/respond');

export function Respond() {
  const { t } = useTranslation('respond');
  const { thread, ...narrowed } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = useCallback(
    (id: string | undefined) =>
      void navigate({ search: (before) => ({ ...before, thread: id }), replace: true, resetScroll: false }),
    [navigate],
  );
  useTitle(t('respond'));
  return (
    <div className={thread ? 'desk opened' : 'desk'}>
      <Queue asked={{ ...narrowed, view: narrowed.view ?? 'open' }} chosen={thread} onChoose={choose} />
      {thread ? (
        <Talk key={thread} id={thread} onBack={() => choose(undefined)} />
      ) : (
        <p className="nothing-open">{t('choose_one')}</p>
      )}
    </div>
  );
}
