// How a channel is doing: its state as icon and word, what was heard, and what keeps it from hearing.
import { BroadcastIcon } from '@phosphor-icons/react/dist/csr/Broadcast';
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { ClockCountdownIcon } from '@phosphor-icons/react/dist/csr/ClockCountdown';
import { KeyIcon } from '@phosphor-icons/react/dist/csr/Key';
import { PauseIcon } from '@phosphor-icons/react/dist/csr/Pause';
import { PlugsIcon } from '@phosphor-icons/react/dist/csr/Plugs';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Channel, connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { ago, lasting, number, when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { useNow } from './beat.ts';
import { counted } from './counted.ts';
import { faultSentence } from './faults.ts';

const icons = {
  hearing: BroadcastIcon,
  waiting: ClockIcon,
  behind: ClockCountdownIcon,
  failing: PlugsIcon,
  signed_out: KeyIcon,
  paused: PauseIcon,
};

export function State({ state }: { state: Channel['health']['state'] }) {
  const { t } = useTranslation('connect');
  const Icon = icons[state];
  return (
    <span className="flag">
      <Icon className="i s" aria-hidden="true" />
      {t(`state_${state}`)}
    </span>
  );
}

/** "heard 4 s ago · 12 s behind · 1,204 read a minute": what a row says of a channel. */
export function Signs({ health }: { health: Channel['health'] }) {
  const { t } = useTranslation('connect');
  const now = useNow(5000);
  const { lastHeardAt, lagSeconds, readPerMinute, quota } = health;
  return (
    <>
      <span>{lastHeardAt ? t('heard', { ago: ago(lastHeardAt, now) }) : t('heard_nothing')}</span>
      {lagSeconds !== null && lagSeconds >= 5 && <span>{t('lag', { time: lasting(lagSeconds) })}</span>}
      {readPerMinute !== null && <span>{t('read_per_minute', counted(Math.round(readPerMinute)))}</span>}
      {quota && <Quota quota={quota} />}
    </>
  );
}

export function Quota({ quota }: { quota: NonNullable<Channel['health']['quota']> }) {
  const { t } = useTranslation('connect');
  const { organization } = useMe();
  const values = { left: number(quota.left), of: quota.of === null ? '' : number(quota.of) };
  return (
    <span>
      {t(quota.of === null ? 'quota' : 'quota_of', values)}
      {quota.resetsAt && t('quota_resets', { time: when(quota.resetsAt, organization.timeZone) })}
    </span>
  );
}

export const isSignedOut = ({ health }: Channel) =>
  health.state === 'signed_out' || health.fault?.code === 'signed_out';

/** What keeps it from hearing, when it is tried again, and the one act: now, or to sign in again. */
export function Trouble({ channel, here = false }: { channel: Channel; here?: boolean }) {
  const { t } = useTranslation('connect');
  const now = useNow();
  const may = useMay('channels.write');
  const [run, busy] = useAct();
  const { fault, nextTryAt, failures } = channel.health;
  if (!fault) return null;
  const left = nextTryAt ? Math.round((Date.parse(nextTryAt) - now) / 1000) : null;
  const tryNow = () =>
    run(() => call(connect.tryChannel, { params: { id: channel.id } }), { ended: () => woken('channels') });
  return (
    <div className="trouble">
      <p>
        {faultSentence(fault)} {failures > 1 && t('failures', counted(failures))}{' '}
        {left !== null &&
          !channel.pausedAt &&
          !isSignedOut(channel) &&
          (left > 0 ? t('next_try', { time: lasting(left) }) : t('trying'))}
      </p>
      {may && isSignedOut(channel) && !here && (
        <Link className="btn" to="/connect/channels/$id" params={{ id: channel.id }}>
          {t('sign_in_again')}
        </Link>
      )}
      {may && !channel.pausedAt && !isSignedOut(channel) && (
        <Button busy={busy} onClick={tryNow}>
          {t('try_now')}
        </Button>
      )}
    </div>
  );
}
