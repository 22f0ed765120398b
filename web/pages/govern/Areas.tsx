// The rooms of Govern, each with one sentence on how it stands, and what in it needs a look.
import { BellRingingIcon } from '@phosphor-icons/react/dist/csr/BellRinging';
import { ClockCounterClockwiseIcon } from '@phosphor-icons/react/dist/csr/ClockCounterClockwise';
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/csr/HourglassMedium';
import { KeyIcon } from '@phosphor-icons/react/dist/csr/Key';
import { UserCircleIcon } from '@phosphor-icons/react/dist/csr/UserCircle';
import { UsersIcon } from '@phosphor-icons/react/dist/csr/Users';
import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { ago } from '../../lib/time.ts';
import { counted } from '../connect/counted.ts';
import { actName } from './audit-words.ts';
import { postsKept } from './keeping.ts';
import { keyStanding } from './key-standing.ts';
import { rotaQuery } from './rota.ts';

interface Room {
  to: '/govern/people' | '/govern/keys' | '/govern/retention' | '/govern/audit' | '/govern/on-call' | '/account';
  icon: ComponentType<{ className?: string; 'aria-hidden'?: 'true' }>;
  name: string;
  says: string | undefined;
  look?: (string | false | undefined)[];
}

export function Areas() {
  const { t } = useTranslation('govern');
  const rooms = [usePeople(), useOnCall(), useKeys(), useRetention(), useAudit(), useAccount()];
  return (
    <ul className="rows areas" aria-label={t('areas')}>
      {rooms
        .filter((room) => room !== null)
        .map(({ to, icon: Icon, name, says, look = [] }) => (
          <li key={to}>
            <Icon className="i" aria-hidden="true" />
            <div>
              <h2>
                <Link className="t" to={to}>
                  {name}
                </Link>
              </h2>
              <p className="quiet">{says}</p>
              {look
                .filter((each) => each)
                .map((each) => (
                  <p key={String(each)} className="flag">
                    <WarningCircleIcon className="i s" aria-hidden="true" /> {each}
                  </p>
                ))}
            </div>
          </li>
        ))}
    </ul>
  );
}

function usePeople(): Room | null {
  const { t } = useTranslation('govern');
  const may = useMay('people.read');
  const { data } = useQuery({ ...reading(govern.findPeople, {}, ['people']), enabled: may });
  if (!may) return null;
  const people = data?.people.filter(({ removedAt }) => !removedAt) ?? [];
  const waiting = data?.invitations.filter(({ acceptedAt, revokedAt }) => !acceptedAt && !revokedAt) ?? [];
  const expired = waiting.filter(({ expiresAt }) => Date.parse(expiresAt) < Date.now()).length;
  const bare = people.filter(({ secondFactor }) => !secondFactor).length;
  const administrators = people.filter(({ grants }) =>
    grants.some(({ role, facilityId }) => role === 'administrator' && !facilityId),
  ).length;
  const open = waiting.length - expired;
  return {
    to: '/govern/people',
    icon: UsersIcon,
    name: t('people'),
    says:
      data &&
      [t('people_count', counted(people.length)), open > 0 && t('invited_count', counted(open))]
        .filter(Boolean)
        .join(' '),
    look: [
      bare > 0 && t('people_bare', counted(bare)),
      data && administrators === 1 && people.length > 1 && t('one_administrator'),
      expired > 0 && t('invitations_expired', counted(expired)),
    ],
  };
}

function useOnCall(): Room {
  const { t } = useTranslation();
  const { data } = useQuery(rotaQuery);
  return {
    to: '/govern/on-call',
    icon: BellRingingIcon,
    name: t('notify:on_call'),
    says: data && (data.now ? t('notify:area_lead', { name: data.now.name }) : t('notify:area_nobody')),
  };
}

function useKeys(): Room | null {
  const { t } = useTranslation('govern');
  const may = useMay('keys.write');
  const { data } = useQuery({ ...reading(govern.findKeys, {}, ['organization']), enabled: may });
  if (!may) return null;
  const standing = data?.keys.map((key) => keyStanding(key)) ?? [];
  const alive = standing.filter((each) => each === 'alive' || each === 'ending').length;
  const ending = standing.filter((each) => each === 'ending').length;
  return {
    to: '/govern/keys',
    icon: KeyIcon,
    name: t('keys'),
    says: data && (alive ? t('keys_count', counted(alive)) : t('keys_none')),
    look: [ending > 0 && t('keys_ending', counted(ending))],
  };
}

function useRetention(): Room {
  const { t } = useTranslation('govern');
  const { data } = useQuery(reading(govern.getRetention, {}, ['organization']));
  const holds = data?.holds.filter(({ releasedAt }) => !releasedAt).length ?? 0;
  return {
    to: '/govern/retention',
    icon: HourglassMediumIcon,
    name: t('retention'),
    says:
      data &&
      [postsKept(data.retention.postDays), holds > 0 && t('holds_count', counted(holds))].filter(Boolean).join(' '),
  };
}

function useAudit(): Room | null {
  const { t } = useTranslation('govern');
  const may = useMay('audit.read');
  const { data } = useQuery({ ...reading(govern.findAudit, { query: { limit: 1 } }), enabled: may });
  if (!may) return null;
  const last = data?.entries[0];
  return {
    to: '/govern/audit',
    icon: ClockCounterClockwiseIcon,
    name: t('audit'),
    says: last
      ? t('audit_last', {
          act: actName(last.act),
          name: last.actor.name ?? t(`actor_${last.actor.kind}`),
          ago: ago(last.at),
        })
      : t('audit_lead'),
  };
}

function useAccount(): Room {
  const { t } = useTranslation('govern');
  const { person } = useMe();
  return {
    to: '/account',
    icon: UserCircleIcon,
    name: t('app:your_account'),
    says: t('account_lead', { name: person.name, email: person.email }),
    look: [!person.secondFactor && t('account_bare')],
  };
}
