// One thing we said: the words, what became of them, where to see them, and what keeps them.
import { ArrowSquareOutIcon } from '@phosphor-icons/react/dist/csr/ArrowSquareOut';
import { EyeIcon } from '@phosphor-icons/react/dist/csr/Eye';
import { HandIcon } from '@phosphor-icons/react/dist/csr/Hand';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Channel, Delivery } from '../../../contract/connect.ts';
import { listen } from '../../../contract/listen.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { lasting, when } from '../../lib/time.ts';
import { Words } from '../../parts/Words.tsx';
import { Copy } from '../govern/Copy.tsx';
import { outside, safeAddress } from '../listen/safe-link.ts';
import { useNow } from './beat.ts';
import { DeliveryActs } from './DeliveryActs.tsx';
import { DeliveryFlag } from './DeliveryFlag.tsx';
import { tellingSentence } from './faults.ts';
import { useWho } from './who.ts';
import '../../parts/link.css';

export function DeliveryRow({ of, channel }: { of: Delivery; channel: Channel | undefined }) {
  const { t } = useTranslation('connect');
  const zone = useMe().organization.timeZone;
  const whoIs = useWho();
  const who = whoIs(of.byHand ? (of.decidedBy ?? of.createdBy) : of.createdBy);
  const said = of.postedAt ?? of.createdAt;
  const address = safeAddress(of.url);
  return (
    <li className="delivery" data-row="" tabIndex={-1}>
      {of.content?.title && <h2 className="headline">{of.content.title}</h2>}
      {of.content ? (
        <Words text={of.content.text} lang={of.content.lang ?? null} />
      ) : (
        <p className="quiet">{t(`said_${of.kind}`)}</p>
      )}
      <div className="meta">
        <DeliveryFlag of={of} />
        {of.byHand && (
          <span className="flag">
            <HandIcon className="i s" aria-hidden="true" />
            {t('by_hand')}
          </span>
        )}
        {of.seenAt && (
          <span className="flag">
            <EyeIcon className="i s" aria-hidden="true" />
            {t('seen')}
          </span>
        )}
        <span>{t(`delivery_kind_${of.kind}`)}</span>
        {channel && (
          <Link to="/connect/channels/$id" params={{ id: channel.id }}>
            {channel.name}
          </Link>
        )}
        {who && <b>{who}</b>}
        <time dateTime={said}>{when(said, zone)}</time>
        {of.target?.postId && <Concerned postId={of.target.postId} />}
        {address && (
          <a href={address} {...outside}>
            {t('see_it')} <ArrowSquareOutIcon className="i s" aria-hidden="true" />
            <span className="off"> {t('listen:new_tab')}</span>
          </a>
        )}
      </div>
      <Trouble of={of} />
    </li>
  );
}

/** Leads to the conversation of the post that it answers, changes or holds. */
function Concerned({ postId }: { postId: string }) {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const [run] = useAct();
  const open = () =>
    run(() => call(listen.getPost, { params: { id: postId } }), {
      ended: ({ conversationId }) =>
        void navigate({ to: '/conversations/$id', params: { id: conversationId }, search: { post: postId } }),
    });
  return (
    <button type="button" className="link" onClick={open}>
      {t('concerned')}
    </button>
  );
}

function Trouble({ of }: { of: Delivery }) {
  const { t } = useTranslation('connect');
  const now = useNow();
  const left = of.nextTryAt ? Math.round((Date.parse(of.nextTryAt) - now) / 1000) : 0;
  const open = of.state !== 'posted' && of.state !== 'taken_back';
  return (
    <div className={open && of.fault ? 'trouble' : 'acts'}>
      {open && of.fault && (
        <p>
          {tellingSentence(of.fault)} {left > 0 && t('next_try', { time: lasting(left) })}
        </p>
      )}
      {of.state === 'refused' && of.content?.text && <Copy text={of.content.text} />}
      <DeliveryActs of={of} />
    </div>
  );
}
