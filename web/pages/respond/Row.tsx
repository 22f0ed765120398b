// One conversation in the queue: how it begins, why it is here, who has it, since when it waits.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { EyeIcon } from '@phosphor-icons/react/dist/csr/Eye';
import { LifebuoyIcon } from '@phosphor-icons/react/dist/csr/Lifebuoy';
import { WarningDiamondIcon } from '@phosphor-icons/react/dist/csr/WarningDiamond';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Thread } from '../../../contract/respond.ts';
import { ago } from '../../lib/time.ts';
import { langOf } from '../../parts/Words.tsx';
import { useUnderstoodNames } from '../learn/understood-names.ts';
import { useNetworkName } from '../listen/names.ts';

interface Props {
  thread: Thread;
  gone: boolean;
  mine: boolean;
  chosen: boolean;
  selected: boolean;
  onSelect: ((id: string, range: boolean) => void) | null;
}

export function Row({ thread, gone, mine, chosen, selected, onSelect }: Props) {
  const { t } = useTranslation('respond');
  const networkName = useNetworkName();
  const done = gone || thread.state === 'closed';
  const pressed = (event: MouseEvent) => {
    if (!onSelect || !(event.shiftKey || event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    onSelect(thread.id, event.shiftKey);
  };
  return (
    <li data-thread={thread.id} className={done ? 'done' : ''}>
      {onSelect && (
        <input
          type="checkbox"
          checked={selected}
          aria-label={t('select_this', { words: (thread.words ?? t('no_words')).slice(0, 40) })}
          onChange={() => onSelect(thread.id, false)}
        />
      )}
      <Link
        to="/respond"
        search={(before) => ({ ...before, thread: thread.id })}
        replace
        resetScroll={false}
        aria-current={chosen || undefined}
        activeProps={{}}
        onClick={pressed}
      >
        <p className="words w1" lang={langOf(thread.lang)} dir="auto">
          {thread.words ?? t('no_words')}
        </p>
        <p className="meta">
          {done ? (
            <span>
              <CheckIcon className="i s" aria-hidden="true" /> {t(`state_${gone ? thread.state : 'closed'}`)}
            </span>
          ) : (
            <Why thread={thread} />
          )}
          <span>{networkName(thread.network)}</span>
          {thread.assignee && <span>{mine ? t('you') : thread.assignee.name}</span>}
          {thread.present.length > 0 && (
            <span>
              <EyeIcon className="i s" aria-hidden="true" /> {thread.present.map(({ name }) => name).join(', ')}
            </span>
          )}
          {!done && <time dateTime={thread.waitsSince}>{ago(thread.waitsSince)}</time>}
        </p>
      </Link>
    </li>
  );
}

const shownFlags = ['safety', 'rumor', 'complaint', 'question', 'compliment'];

/** Why it waits: the strongest thing that is known of it. */
function Why({ thread }: { thread: Thread }) {
  const { t } = useTranslation('respond');
  const nameOf = useUnderstoodNames();
  if (thread.lifeRisk)
    return (
      <span className="flag alarm">
        <LifebuoyIcon className="i s" aria-hidden="true" />
        {t('life_risk')}
      </span>
    );
  const flag = shownFlags.find((each) => thread.flags.includes(each));
  if (thread.urgency >= 2)
    return (
      <span className="flag alarm">
        <WarningDiamondIcon className="i s" aria-hidden="true" />
        <span>{flag ? nameOf('flag', flag) : nameOf('urgency', String(thread.urgency))}</span>
      </span>
    );
  return flag ? (
    <span className="flag">
      <span>{nameOf('flag', flag)}</span>
    </span>
  ) : null;
}
