// How well we hear: channels that hear, that are behind, that fail; when somebody last said something.
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { PlugsConnectedIcon } from '@phosphor-icons/react/dist/csr/PlugsConnected';
import { WarningDiamondIcon } from '@phosphor-icons/react/dist/csr/WarningDiamond';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../lib/me.ts';
import { number, saidAt } from '../../lib/time.ts';
import type { TodayData } from './Today.tsx';

export function Hearing({ data }: { data: TodayData }) {
  const { t } = useTranslation('today');
  const zone = useMe().organization.timeZone;
  const may = useMay('channels.read');
  const { hearing, failing, behind } = data.channels;
  return (
    <section aria-labelledby="hearing" className="hearing">
      <div className="head">
        <h2 id="hearing">{t('hearing')}</h2>
        {may && <Link to="/connect">{t('app:connect')}</Link>}
      </div>
      {failing > 0 && (
        <p className="flag alarm">
          <WarningDiamondIcon className="i" aria-hidden="true" />
          {t('failing', { count: failing, n: number(failing) })}
        </p>
      )}
      {behind > 0 && (
        <p>
          <ClockIcon className="i" aria-hidden="true" /> <b>{t('behind', { count: behind, n: number(behind) })}</b>
        </p>
      )}
      <p>
        <PlugsConnectedIcon className="i" aria-hidden="true" />{' '}
        {hearing + failing + behind === 0 ? t('no_channels') : t('hear', { count: hearing, n: number(hearing) })}
      </p>
      {data.latestAt && <p>{t('latest', { time: saidAt(data.latestAt, zone) })}</p>}
    </section>
  );
}
