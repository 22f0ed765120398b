// What stands where nobody has said anything: why that may be, and the one next step.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import type { Filters } from '../../../contract/listen.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty } from '../../parts/States.tsx';
import type { Watches } from './WatchList.tsx';

interface Props {
  query: Filters;
  watches: Watches | undefined;
  onClear(): void;
}

export function EmptyStream({ query, watches, onClear }: Props) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const [mayHear, mayWatch] = [useMay('channels.read'), useMay('watches.write')];
  const channels = useQuery({ ...reading(connect.findChannels, {}, ['channels']), enabled: mayHear }).data?.channels;
  const { watch, q, ...narrowing } = query;
  if (Object.values(narrowing).some((value) => value !== undefined))
    return <Empty step={<Button onClick={onClear}>{t('clear_filters')}</Button>}>{t('empty_filtered')}</Empty>;
  if (q !== undefined)
    return <Empty step={<Link to="/listen/language">{t('language_help')}</Link>}>{t('empty_search')}</Empty>;
  if (mayHear && channels?.length === 0)
    return (
      <Empty
        step={
          <Link className="btn main" to="/hear">
            {t('hear_step')}
          </Link>
        }
      >
        {t('empty_no_channel')}
      </Empty>
    );
  if (!watch && mayWatch && watches?.watches.length === 0)
    return (
      <Empty
        step={
          <Link className="btn main" to="/listen" search={{ edit: 'new' }}>
            {t('app:new_watch')}
          </Link>
        }
      >
        {t('empty_no_watch')}
      </Empty>
    );
  const last = channels?.map(({ health }) => health.lastHeardAt ?? '').reduce((a, b) => (a > b ? a : b), '');
  return (
    <Empty step={mayHear && <Link to="/connect">{t('see_channels')}</Link>}>
      {last ? t(watch ? 'empty_heard' : 'empty_all', { time: when(last, zone) }) : t('empty_waiting')}
    </Empty>
  );
}
