// The mentions of a channel that came to nothing, or wait to be read, each with the reason.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Channel, connect } from '../../../contract/connect.ts';
import { useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { hostOf, outside, safeAddress } from '../listen/safe-link.ts';
import { faultSentence } from './faults.ts';

export function RefusedMentions({ channel }: { channel: Channel }) {
  const { t } = useTranslation('mentions');
  const { timeZone } = useMe().organization;
  const { data } = useQuery(reading(connect.findRefusedMentions, { params: { id: channel.id } }, ['channels']));
  if (!data?.mentions.length) return null;
  return (
    <section aria-labelledby="refused-mentions">
      <div className="head">
        <h2 id="refused-mentions">{t('refused')}</h2>
      </div>
      <ul className="rows">
        {data.mentions.map(({ source, target, fault, receivedAt, nextTryAt }) => {
          const address = safeAddress(source);
          return (
            <li key={`${source} ${target}`} className="refused-mention">
              <p>
                {faultSentence(fault)} {nextTryAt && t('refused_again', { time: when(nextTryAt, timeZone) })}
              </p>
              <p className="meta">
                {address && (
                  <a href={address} title={address} {...outside}>
                    {hostOf(address)}
                    <span className="off"> {t('listen:new_tab')}</span>
                  </a>
                )}
                <span className="address">{t('refused_target', { target })}</span>
                <time dateTime={receivedAt}>{when(receivedAt, timeZone)}</time>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
