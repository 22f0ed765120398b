// The menus of a conversation: until when to put it off, how to close it, to whom to give it.
import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle';
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { UserPlusIcon } from '@phosphor-icons/react/dist/csr/UserPlus';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { respond, threadOutcomes } from '../../../contract/respond.ts';
import { reading } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Menu } from '../../parts/Menu.tsx';
import { snoozes } from './acts.ts';

type Outcome = (typeof threadOutcomes)[number];

export function SnoozeMenu({ onSnooze }: { onSnooze(until: string): void }) {
  const { t } = useTranslation('respond');
  return (
    <Menu
      name={t('snooze')}
      label={<ClockIcon className="i" aria-hidden="true" />}
      items={snoozes().map(({ key, until }) => ({
        key,
        label: t(`snooze_${key}`, { at: when(until) }),
        run: () => onSnooze(until),
      }))}
    />
  );
}

export function CloseMenu({ onClose }: { onClose(outcome: Outcome): void }) {
  const { t } = useTranslation('respond');
  return (
    <Menu
      name={t('close')}
      label={<CheckCircleIcon className="i" aria-hidden="true" />}
      items={threadOutcomes.map((outcome) => ({
        key: outcome,
        label: t(`outcome_${outcome}`),
        ...(outcome === 'answered' ? { hint: 'E' } : {}),
        run: () => onClose(outcome),
      }))}
    />
  );
}

export function AssignMenu({ now, onAssign }: { now: string | undefined; onAssign(personId: string): void }) {
  const { t } = useTranslation('respond');
  const people = useQuery(reading(respond.findAssignees, {}, ['people'])).data?.people ?? [];
  return (
    <Menu
      name={t('assign')}
      label={<UserPlusIcon className="i" aria-hidden="true" />}
      items={people.map(({ id, name }) => ({ key: id, label: name, chosen: id === now, run: () => onAssign(id) }))}
    />
  );
}
