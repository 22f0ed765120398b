// Above a conversation: who is looking, who has it, and what can be done with it.
import { ArrowCounterClockwiseIcon } from '@phosphor-icons/react/dist/csr/ArrowCounterClockwise';
import { ArrowLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowLeft';
import { useTranslation } from 'react-i18next';
import type { Thread } from '../../../contract/respond.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { useChange } from './acts.ts';
import { AssignMenu, CloseMenu, SnoozeMenu } from './Menus.tsx';

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

export function Head({ thread, onBack }: { thread: Thread; onBack(): void }) {
  const { t } = useTranslation('respond');
  const { person, organization } = useMe();
  const mayWrite = useMay('conversations.write');
  const [change] = useChange();
  const mine = thread.assignee?.id === person.id;
  const ids = [thread.id];
  const [other] = thread.present;
  const at = (time: string) => when(time, organization.timeZone);
  return (
    <div className="bar">
      <button type="button" className="btn bare back" onClick={onBack} aria-label={t('queue')}>
        <ArrowLeftIcon className="i" aria-hidden="true" />
      </button>
      {other && (
        <span className="who here" aria-hidden="true">
          {initials(other.name)}
        </span>
      )}
      <p role="status">
        {thread.present.map(({ personId, name, doing }) => (
          <b key={personId}>{t(`is_${doing}`, { name })} </b>
        ))}
        <span className="has">
          {thread.state === 'snoozed' && thread.snoozedUntil
            ? t('snoozed_until', { at: at(thread.snoozedUntil) })
            : thread.state === 'closed'
              ? t(`closed_${thread.outcome ?? 'answered'}`)
              : thread.assignee
                ? mine
                  ? t('you_have', { at: at(thread.takenAt ?? thread.changedAt) })
                  : t('other_has', { name: thread.assignee.name, at: at(thread.takenAt ?? thread.changedAt) })
                : t('nobody_has')}
        </span>
      </p>
      {mayWrite && (
        <div className="acts">
          {mine ? (
            <Button onClick={() => void change(ids, { act: 'release' })}>{t('release')}</Button>
          ) : (
            <Button onClick={() => void change(ids, { act: 'take' })}>{t('take')}</Button>
          )}
          <AssignMenu
            now={thread.assignee?.id}
            onAssign={(personId) => void change(ids, { act: 'assign', personId })}
          />
          {thread.state === 'open' ? (
            <SnoozeMenu onSnooze={(until) => void change(ids, { act: 'snooze', until })} />
          ) : (
            <Button look="bare" aria-label={t('reopen')} onClick={() => void change(ids, { act: 'reopen' })}>
              <ArrowCounterClockwiseIcon className="i" aria-hidden="true" />
            </Button>
          )}
          <CloseMenu onClose={(outcome) => void change(ids, { act: 'close', outcome })} />
        </div>
      )}
    </div>
  );
}
