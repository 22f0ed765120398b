// What we answered to a post, and what became of it.
import { ArrowSquareOutIcon } from '@phosphor-icons/react/dist/csr/ArrowSquareOut';
import { HandIcon } from '@phosphor-icons/react/dist/csr/Hand';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Words } from '../../parts/Words.tsx';
import { DeliveryFlag } from '../connect/DeliveryFlag.tsx';
import { useWho } from '../connect/who.ts';
import { outside, safeAddress } from './safe-link.ts';

export function OurAnswers({ postId }: { postId: string }) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const whoIs = useWho();
  const may = useMay('channels.read');
  const answers = useQuery({
    ...reading(connect.findDeliveries, { query: { postId } }, ['deliveries']),
    enabled: may,
  }).data?.deliveries.filter(({ kind }) => kind === 'reply');
  if (!answers?.length) return null;
  return (
    <section aria-labelledby="answers">
      <div className="head">
        <h2 id="answers">{t('answers_ours')}</h2>
      </div>
      <ul className="rows">
        {answers.map((each) => {
          const address = safeAddress(each.url);
          const who = whoIs(each.decidedBy ?? each.createdBy);
          const said = each.postedAt ?? each.createdAt;
          return (
            <li key={each.id}>
              {each.content && <Words text={each.content.text} lang={each.content.lang ?? null} size="w1" />}
              <div className="meta">
                {each.byHand ? (
                  <span className="flag">
                    <HandIcon className="i s" aria-hidden="true" />
                    {t('answered_by_hand')}
                  </span>
                ) : (
                  <DeliveryFlag of={each} />
                )}
                {who && <b>{who}</b>}
                <time dateTime={said}>{when(said, zone)}</time>
                {address && (
                  <a href={address} {...outside}>
                    {t('connect:see_it')} <ArrowSquareOutIcon className="i s" aria-hidden="true" />
                    <span className="off"> {t('new_tab')}</span>
                  </a>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
