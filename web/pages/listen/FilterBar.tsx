// Narrows the stream: by time, network, facility, language and kind. All of it stands in the page's address.
import { FunnelIcon } from '@phosphor-icons/react/dist/csr/Funnel';
import { XIcon } from '@phosphor-icons/react/dist/csr/X';
import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { type Filters, listen } from '../../../contract/listen.ts';
import { kinds } from '../../../contract/post.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { queries, reading } from '../../lib/queries.ts';
import { dayName } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { languageName, useFacilities, useNetworkName } from './names.ts';

const ViewName = lazy(() => import('./ViewName.tsx').then((it) => ({ default: it.ViewName })));

interface Props {
  query: Filters;
  onChange(part: Partial<Filters>): void;
}

const narrowing = ['from', 'to', 'network', 'facility', 'lang', 'kind', 'muted'] as const;

export function FilterBar({ query, onChange }: Props) {
  const { t } = useTranslation('listen');
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const id = useId();
  const shown = useShown(query);
  const mayShare = useMay('views.share');
  const [act] = useAct();
  const narrowed = narrowing.some((each) => query[each] !== undefined);
  const save = (name: string, shared: boolean) => {
    setSaving(false);
    const again = () => void queries.invalidateQueries({ queryKey: [listen.findViews.path] });
    let id: string | undefined;
    void act(() => call(listen.saveView, { body: { name, filters: query, shared, pinned: true } }), {
      done: t('view_saved', { name }),
      undo: async () => {
        if (id) await call(listen.deleteView, { params: { id } });
        again();
      },
      ended: (view) => {
        id = view.id;
        again();
      },
    });
  };
  return (
    <div className="filters">
      <div className="acts">
        <Button look="bare" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <FunnelIcon className="i s" aria-hidden="true" />
          {t('filters')}
        </Button>
        {shown.map(({ key, label, clear }) => (
          <button
            key={key}
            type="button"
            className="btn bare chip"
            onClick={() => onChange(clear)}
            aria-label={t('filter_off', { label })}
          >
            {label} <XIcon className="i s" aria-hidden="true" />
          </button>
        ))}
        {(narrowed || query.q) && (
          <Button look="bare" onClick={() => setSaving(true)}>
            {t('save_view')}
          </Button>
        )}
      </div>
      <div id={id} className="filter-fields" hidden={!open}>
        {open && <Fields query={query} onChange={onChange} />}
      </div>
      <Suspense fallback={null}>
        {saving && <ViewName title={t('save_view')} share={mayShare} onClose={() => setSaving(false)} onName={save} />}
      </Suspense>
    </div>
  );
}

function Fields({ query, onChange }: Props) {
  const { t } = useTranslation('listen');
  const networkName = useNetworkName();
  const facilities = useFacilities().open;
  const may = useMay('channels.read');
  const seen = useSeen();
  const channels = useQuery({ ...reading(connect.findChannels, {}, ['channels']), enabled: may }).data?.channels ?? [];
  const known = (values: (string | undefined)[], name: (value: string) => string): [string, string][] =>
    [...new Set(values.filter((value) => value !== undefined))]
      .map((value): [string, string] => [value, name(value)])
      .sort((a, b) => a[1].localeCompare(b[1]));
  const select = (field: 'network' | 'facility' | 'lang' | 'kind', options: [string, string][]) => (
    <Field label={t(field)}>
      <select value={query[field] ?? ''} onChange={(event) => onChange({ [field]: event.target.value || undefined })}>
        <option value="">{t(`${field}_all`)}</option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
  const date = (field: 'from' | 'to') => (
    <Field label={t(field)}>
      <input
        type="date"
        value={query[field] ?? ''}
        min={field === 'to' ? query.from : undefined}
        max={field === 'from' ? query.to : undefined}
        onChange={(event) => onChange({ [field]: event.target.value || undefined })}
      />
    </Field>
  );
  return (
    <>
      {date('from')}
      {date('to')}
      {select(
        'network',
        known([...channels.map(({ network }) => network), ...seen.networks, query.network], networkName),
      )}
      {facilities.length > 0 &&
        select(
          'facility',
          facilities.map(({ id, name }) => [id, name]),
        )}
      {select('lang', known(['en', 'es', ...seen.languages, query.lang], languageName))}
      {select(
        'kind',
        kinds.map((kind) => [kind, t(`kind_${kind}`)]),
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={query.muted === 'yes'}
          onChange={(event) => onChange({ muted: event.target.checked ? 'yes' : undefined })}
        />
        {t('muted_too')}
      </label>
    </>
  );
}

/** The networks and languages of the rows that have been read, besides those that the channels name. */
function useSeen(): { networks: string[]; languages: string[] } {
  const pages = useQueryClient().getQueriesData<InfiniteData<AnswerOf<typeof listen.findPosts>>>({
    queryKey: ['stream'],
  });
  const posts = pages.flatMap(([, data]) => data?.pages.flatMap((page) => page.posts) ?? []);
  return {
    networks: posts.map(({ network }) => network),
    languages: posts.flatMap(({ lang }) => (lang ? [lang.slice(0, 2).toLowerCase()] : [])),
  };
}

/** What narrows the stream now, each with the way out of it. */
function useShown(query: Filters): { key: string; label: string; clear: Partial<Filters> }[] {
  const { t } = useTranslation('listen');
  const networkName = useNetworkName();
  const { nameOf } = useFacilities();
  const { from, to, network, facility, lang, kind, muted } = query;
  const time =
    from && to
      ? from === to
        ? dayName(from)
        : t('from_to', { from: dayName(from), to: dayName(to) })
      : from
        ? t('since_day', { day: dayName(from) })
        : to
          ? t('until_day', { day: dayName(to) })
          : undefined;
  return [
    { key: 'time', label: time, clear: { from: undefined, to: undefined } },
    { key: 'network', label: network && networkName(network), clear: { network: undefined } },
    { key: 'facility', label: facility && (nameOf(facility) ?? t('facility')), clear: { facility: undefined } },
    { key: 'lang', label: lang && languageName(lang), clear: { lang: undefined } },
    { key: 'kind', label: kind && t(`kind_${kind}`), clear: { kind: undefined } },
    { key: 'muted', label: muted && t('muted_too'), clear: { muted: undefined } },
  ].flatMap(({ key, label, clear }) => (label ? [{ key, label, clear }] : []));
}
