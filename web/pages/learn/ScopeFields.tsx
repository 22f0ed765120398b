// What narrows a page of Learn beside period and place: a watch, a network, a language.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { listen } from '../../../contract/listen.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { Field } from '../../parts/Field.tsx';
import { languageName, useNetworkName } from '../listen/names.ts';
import { useScope } from './scope.ts';

const useWatches = () => useQuery(reading(listen.findWatches, {}, ['watches'])).data?.watches;

export function ScopeFields() {
  const { t } = useTranslation('learn');
  const { scope, change } = useScope();
  const networkName = useNetworkName();
  const may = useMay('channels.read');
  const channels = useQuery({ ...reading(connect.findChannels, {}, ['channels']), enabled: may }).data?.channels ?? [];
  const watches = useWatches() ?? [];
  const known = (values: (string | undefined)[], name: (value: string) => string): [string, string][] =>
    [...new Set(values.filter((value) => value !== undefined))]
      .map((value): [string, string] => [value, name(value)])
      .sort((a, b) => a[1].localeCompare(b[1]));
  const select = (field: 'watch' | 'network' | 'lang', options: [string, string][]) => (
    <Field label={t(field)}>
      <select value={scope[field] ?? ''} onChange={(event) => change({ [field]: event.target.value || undefined })}>
        <option value="">{t(`${field}_all`)}</option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <>
      {select(
        'watch',
        watches.map(({ id, name }) => [id, name]),
      )}
      {select('network', known([...channels.map(({ network }) => network), scope.network], networkName))}
      {select('lang', known(['en', 'es', scope.lang], languageName))}
    </>
  );
}

/** What narrows it now, named, so that it can be taken away. */
export function useNarrowed(): { key: 'watch' | 'network' | 'lang'; label: string }[] {
  const { t } = useTranslation('learn');
  const { scope } = useScope();
  const networkName = useNetworkName();
  const watches = useWatches();
  const named = [
    {
      key: 'watch' as const,
      label: scope.watch && (watches?.find(({ id }) => id === scope.watch)?.name ?? t('watch')),
    },
    { key: 'network' as const, label: scope.network && networkName(scope.network) },
    { key: 'lang' as const, label: scope.lang && languageName(scope.lang) },
  ];
  return named.flatMap(({ key, label }) => (label ? [{ key, label }] : []));
}
