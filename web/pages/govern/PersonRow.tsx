// One person: who, what they may do, how safely they sign in; and what can be changed about it.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { DotsThreeIcon } from '@phosphor-icons/react/dist/csr/DotsThree';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { govern, type person as personShape } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { ago, when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { ChangeGrants } from './ChangeGrants.tsx';
import { grantsInWords } from './grants.ts';
import { useFacilities } from './organization.ts';
import type { OneTimeLink } from './People.tsx';

export type Person = z.output<typeof personShape>;

export function PersonRow({ person, onLink }: { person: Person; onLink(link: OneTimeLink): void }) {
  const { t } = useTranslation('govern');
  const me = useMe();
  const facilities = useFacilities();
  const [changing, setChanging] = useState(false);
  const { name, removedAt, secondFactor, lastSeenAt } = person;
  const zone = me.organization.timeZone;
  return (
    <li className="person">
      <div className="channel">
        <div>
          <h3>
            {name} {person.id === me.person.id && <span className="few">{t('you')}</span>}
          </h3>
          <p>{grantsInWords(person.grants, facilities)}</p>
          <p className="meta">
            <span className="address">{person.email}</span>
            {removedAt ? (
              <span>{t('removed_at', { time: when(removedAt, zone) })}</span>
            ) : (
              <>
                <SecondFactorFlag on={secondFactor} />
                {person.id !== me.person.id && (
                  <span>{lastSeenAt ? t('seen', { ago: ago(lastSeenAt) }) : t('seen_never')}</span>
                )}
              </>
            )}
          </p>
        </div>
        <Acts person={person} onChange={() => setChanging(true)} onLink={onLink} />
      </div>
      {changing && <ChangeGrants person={person} onDone={() => setChanging(false)} />}
    </li>
  );
}

function SecondFactorFlag({ on }: { on: boolean }) {
  const { t } = useTranslation('govern');
  return (
    <span className={on ? undefined : 'flag'}>
      {on ? <CheckIcon className="i s" aria-hidden="true" /> : <MinusCircleIcon className="i s" aria-hidden="true" />}{' '}
      {on ? t('second_factor_on') : t('second_factor_off')}
    </span>
  );
}

function Acts({ person, onChange, onLink }: { person: Person; onChange(): void; onLink(link: OneTimeLink): void }) {
  const { t } = useTranslation('govern');
  const me = useMe();
  const may = useMay('people.write');
  const [run, busy] = useAct();
  const { id, name } = person;
  const params = { id };
  const heard = <T,>(answer: Promise<T>) => answer.finally(() => woken('people'));
  const remove = () => heard(call(govern.removePerson, { params }));
  const restore = () => heard(call(govern.restorePerson, { params }));
  if (!may) return null;
  if (person.removedAt)
    return (
      <div className="acts">
        <Button busy={busy} onClick={() => run(restore, { done: t('person_restored', { name }), undo: remove })}>
          {t('restore')}
        </Button>
      </div>
    );
  const link = () =>
    run(() => call(govern.resetPassword, { params }), {
      ended: (made) =>
        onLink({
          title: t('password_link_for', { name }),
          lead: t('password_link_lead', { time: when(made.expiresAt, me.organization.timeZone) }),
          link: made.link,
        }),
    });
  return (
    <div className="acts">
      <Menu
        name={t('acts_for', { name })}
        label={<DotsThreeIcon className="i" aria-hidden="true" />}
        items={[
          { key: 'roles', label: t('grants_change'), run: onChange },
          { key: 'link', label: t('password_link'), run: () => void link() },
          ...(id === me.person.id
            ? []
            : [
                {
                  key: 'remove',
                  label: t('person_remove'),
                  run: () => void run(remove, { done: t('person_removed', { name }), undo: restore }),
                },
              ]),
        ]}
      />
    </div>
  );
}
