// What narrows the queue: words in the watch language, how urgent, which place.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnderstoodNames } from '../learn/understood-names.ts';
import { useFacilities } from '../listen/names.ts';
import type { Asked } from './queue.ts';

export function Narrow({ asked }: { asked: Asked }) {
  const { t } = useTranslation('respond');
  const navigate = useNavigate({ from: '/respond' });
  const nameOf = useUnderstoodNames();
  const { open } = useFacilities();
  const [q, setQ] = useState(asked.q ?? '');
  useEffect(() => setQ(asked.q ?? ''), [asked.q]);
  const set = (more: Partial<Record<'q' | 'urgency' | 'facility', string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...more }) as never, replace: true, resetScroll: false });
  const search = (event: FormEvent) => {
    event.preventDefault();
    set({ q: q.trim() || undefined });
  };
  return (
    <form className="narrow" onSubmit={search}>
      <input
        type="search"
        value={q}
        placeholder={t('search_here')}
        aria-label={t('search_here')}
        onChange={(event) => {
          setQ(event.target.value);
          if (event.target.value === '') set({ q: undefined });
        }}
      />
      <select
        aria-label={t('by_urgency')}
        value={asked.urgency ?? ''}
        onChange={(event) => set({ urgency: event.target.value || undefined })}
      >
        <option value="">{t('any_urgency')}</option>
        {['1', '2', '3'].map((each) => (
          <option key={each} value={each}>
            {t('at_least', { urgency: nameOf('urgency', each) })}
          </option>
        ))}
      </select>
      {open.length > 1 && (
        <select
          aria-label={t('by_facility')}
          value={asked.facility ?? ''}
          onChange={(event) => set({ facility: event.target.value || undefined })}
        >
          <option value="">{t('any_facility')}</option>
          {open.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </form>
  );
}
