// What Today says when nobody has said anything yet: what will be here, and the one next step.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../lib/me.ts';
import { saidAt } from '../../lib/time.ts';
import { Empty } from '../../parts/States.tsx';
import type { TodayData } from './Today.tsx';

export function NothingYet({ data }: { data: TodayData }) {
  const { t } = useTranslation('today');
  const zone = useMe().organization.timeZone;
  const mayHear = useMay('channels.write');
  const { hearing, failing, behind } = data.channels;
  if (data.latestAt && hearing + failing + behind === 0)
    return (
      <Empty
        step={
          <Link className="btn main" to="/listen" search={{}}>
            {t('everything')}
          </Link>
        }
      >
        {t('empty_since_file', { time: saidAt(data.latestAt, zone) })}
      </Empty>
    );
  if (hearing + failing + behind === 0)
    return (
      <Empty
        step={
          mayHear && (
            <Link className="btn main" to="/hear">
              {t('hear_step')}
            </Link>
          )
        }
      >
        {t('empty_no_channel')}
      </Empty>
    );
  return (
    <Empty step={<Link to="/connect">{t('see_channels')}</Link>}>
      {data.latestAt ? t('empty_since', { time: saidAt(data.latestAt, zone) }) : t('empty_waiting')}
    </Empty>
  );
}
