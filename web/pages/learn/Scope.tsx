// Chooses what a page of Learn is about: the period against the one before, the place, and what narrows it further.
import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown';
import { FunnelIcon } from '@phosphor-icons/react/dist/csr/Funnel';
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usualDays } from '../../../contract/learn/scope.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { span } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { useFacilities } from '../listen/names.ts';
import { ScopeDays } from './ScopeDays.tsx';
import { ScopeFields, useNarrowed } from './ScopeFields.tsx';
import { useScope } from './scope.ts';
import { daysAfter } from './span.ts';

const lengths = [7, usualDays, 90, 365];

export function Scope() {
  const { t } = useTranslation('learn');
  const { scope, period, change } = useScope();
  const facilities = useFacilities();
  const narrowed = useNarrowed();
  const [choosing, setChoosing] = useState(false);
  const [open, setOpen] = useState(false);
  const keys = useMemo<Key[]>(
    () => [
      { keys: '[', label: 'earlier', run: () => change({ ...period.before, days: undefined }) },
      { keys: ']', label: 'later', run: () => change({ ...daysAfter(period), days: undefined }) },
    ],
    [period, change],
  );
  useKeys(keys);
  const fixed = scope.from !== undefined || scope.to !== undefined;
  return (
    <div className="scope">
      <div className="acts">
        <Menu
          look="plain"
          label={
            <>
              <span>
                {t('against', {
                  now: span(period.from, period.to),
                  before: span(period.before.from, period.before.to),
                })}
              </span>
              <CaretDownIcon className="i s" aria-hidden="true" />
            </>
          }
          items={[
            ...lengths.map((days) => ({
              key: String(days),
              label: t('last_days', { count: days }),
              chosen: !fixed && (scope.days ?? usualDays) === days,
              run: () => change({ days: days === usualDays ? undefined : days, from: undefined, to: undefined }),
            })),
            { key: 'choose', label: t('choose_days'), chosen: fixed, run: () => setChoosing(true) },
          ]}
        />
        {facilities.open.length > 0 && (
          <Menu
            look="plain"
            label={
              <>
                <span>{scope.facility ? (facilities.nameOf(scope.facility) ?? t('place')) : t('all_places')}</span>
                <CaretDownIcon className="i s" aria-hidden="true" />
              </>
            }
            items={[
              {
                key: 'all',
                label: t('all_places'),
                chosen: !scope.facility,
                run: () => change({ facility: undefined }),
              },
              ...facilities.open.map(({ id, name }) => ({
                key: id,
                label: name,
                chosen: scope.facility === id,
                run: () => change({ facility: id }),
              })),
            ]}
          />
        )}
        <Button aria-expanded={open} aria-controls="scope-fields" onClick={() => setOpen(!open)}>
          <FunnelIcon className="i s" aria-hidden="true" />
          {t('narrow')}
        </Button>
      </div>
      {narrowed.length > 0 && (
        <div className="acts chips">
          {narrowed.map(({ key, label }) => (
            <Button
              key={key}
              look="bare"
              aria-label={t('widen', { label })}
              onClick={() => change({ [key]: undefined })}
            >
              {label} <XIcon className="i s" aria-hidden="true" />
            </Button>
          ))}
        </div>
      )}
      <div id="scope-fields" className="scope-fields" hidden={!open}>
        {open && <ScopeFields />}
      </div>
      {choosing && <ScopeDays onClose={() => setChoosing(false)} />}
    </div>
  );
}
