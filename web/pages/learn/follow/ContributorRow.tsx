// One person who said it: their words, how they can be told, and what became of telling them.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { ProhibitIcon } from '@phosphor-icons/react/dist/csr/Prohibit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contributor, Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { sentenceOf, useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { woken } from '../../../lib/queries.ts';
import { when } from '../../../lib/time.ts';
import { Button } from '../../../parts/Button.tsx';
import { Words } from '../../../parts/Words.tsx';
import { tellingSentence } from '../../connect/faults.ts';
import { useNetworkName } from '../../listen/names.ts';
import { outside, safeAddress } from '../../listen/safe-link.ts';
import { TellByHand } from './TellByHand.tsx';
import { TellOne } from './TellOne.tsx';
import { wordsFor } from './Told.tsx';
import '../../../parts/link.css';

interface Props {
  one: Contributor;
  of: Insight;
  may: boolean;
  /** Why they could not be told just now. */
  wrong: string | undefined;
}

export function ContributorRow({ one, of, may, wrong }: Props) {
  const { t } = useTranslation('follow');
  const networkName = useNetworkName();
  const [open, setOpen] = useState<'words' | 'hand' | null>(null);
  const [run, busy] = useAct();
  const [refused, setRefused] = useState<string>();
  const { telling } = one;
  const settled = telling !== null && telling.state !== 'refused';
  const words = wordsFor(one, of);
  const tell = () =>
    words &&
    run(() => call(learn.tell, { params: { id: of.id }, body: { contributorId: one.id, ...words } }), {
      ended: () => woken('insights'),
      wrong: (error) => {
        setRefused(sentenceOf(error));
        return true;
      },
    });
  const why = refused ?? wrong;
  return (
    <li>
      {one.post?.text && (
        <Words
          text={one.post.text}
          lang={one.post.lang}
          size="w1"
          within={{ conversation: one.post.conversationId, post: one.post.id }}
          className="cut"
        />
      )}
      <p className="meta">
        <State one={one} />
        <b>{one.name ?? one.handle ?? t('somebody')}</b>
        {one.network && <span>{networkName(one.network)}</span>}
        {may && telling && (telling.state === 'waiting' || telling.byHand) && <Untell of={of} telling={telling.id} />}
      </p>
      {why && !settled && (
        <p className="wrong" role="alert">
          {why}
        </p>
      )}
      {may && !settled && (
        <div className="acts">
          {one.channel && (
            <Button busy={busy} not={words ? undefined : t('write_first')} onClick={() => void tell()}>
              {t('tell_on', { channel: one.channel.name })}
            </Button>
          )}
          {one.channel && (
            <Button
              look="bare"
              aria-expanded={open === 'words'}
              onClick={() => setOpen(open === 'words' ? null : 'words')}
            >
              {t('other_words')}
            </Button>
          )}
          <Button look="bare" onClick={() => setOpen('hand')}>
            {t('told_by_hand')}
          </Button>
        </div>
      )}
      {open === 'words' && !settled && <TellOne one={one} of={of} begin={words} />}
      {open === 'hand' && <TellByHand one={one} of={of} begin={words?.text ?? ''} onClose={() => setOpen(null)} />}
    </li>
  );
}

function State({ one: { telling, why } }: { one: Contributor }) {
  const { t } = useTranslation('follow');
  const zone = useMe().organization.timeZone;
  if (telling?.state === 'told') {
    const there = safeAddress(telling.url);
    const time = when(telling.at, zone);
    const said =
      telling.byHand && telling.by ? t('told_at_by_hand', { time, who: telling.by.name }) : t('told_at', { time });
    return (
      <span className="flag told">
        <CheckIcon className="i s" aria-hidden="true" />
        {there ? (
          <a href={there} {...outside}>
            {said}
          </a>
        ) : (
          said
        )}
      </span>
    );
  }
  if (telling?.state === 'waiting' || telling?.state === 'unknown')
    return (
      <span className="flag">
        <ClockIcon className="i s" aria-hidden="true" />
        {t(telling.state === 'waiting' ? 'on_its_way' : 'in_doubt')}
      </span>
    );
  if (telling?.state === 'refused')
    return (
      <span className="flag alarm">
        <ProhibitIcon className="i s" aria-hidden="true" />
        {telling.fault ? tellingSentence(telling.fault) : t('refused')}
      </span>
    );
  if (why)
    return (
      <span className="few">
        <MinusCircleIcon className="i s" aria-hidden="true" /> {t(`why_${why}`)}
      </span>
    );
  return null;
}

function Untell({ of, telling }: { of: Insight; telling: string }) {
  const { t } = useTranslation('follow');
  const [run] = useAct();
  return (
    <button
      type="button"
      className="link"
      onClick={() =>
        void run(() => call(learn.untell, { params: { id: of.id, telling } }), {
          done: t('telling_taken_back'),
          ended: () => woken('insights'),
        })
      }
    >
      {t('take_back')}
    </button>
  );
}
