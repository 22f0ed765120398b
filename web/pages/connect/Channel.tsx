// One channel: how it is doing, its name and settings, how it was verified; paused, heard again, removed.
import { PauseIcon } from '@phosphor-icons/react/dist/csr/Pause';
import { PlayIcon } from '@phosphor-icons/react/dist/csr/Play';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { connect, type Channel as OneChannel } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { useNetworkName } from '../listen/names.ts';
import { Back } from './Back.tsx';
import { Certified } from './Certified.tsx';
import { ChangeSecret } from './ChangeSecret.tsx';
import { ChannelFacts } from './ChannelFacts.tsx';
import { ChannelSettings } from './ChannelSettings.tsx';
import { channelsQuery } from './Connect.tsx';
import { isSignedOut, State, Trouble } from './Health.tsx';
import { MentionLines } from './MentionLines.tsx';
import { RefusedMentions } from './RefusedMentions.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { Verified } from './Verified.tsx';
import './connect.css';

/** Asked every few minutes, and so worth asking in between. */
const askedNowAndThen = new Set(['feeds', 'wordpress']);

export function Channel() {
  const { t } = useTranslation('connect');
  const { id } = useParams({ strict: false }) as { id: string };
  const channels = useQuery({ ...channelsQuery, refetchInterval: 5000 });
  const channel = channels.data?.channels.find((each) => each.id === id);
  return (
    <div className="page connect">
      <Back />
      {channels.isPending && <Loading />}
      {channels.isError && <Wrong error={channels.error} again={() => void channels.refetch()} />}
      {channels.data && !channel && (
        <Empty step={<Link to="/connect">{t('all_channels')}</Link>}>{t('channel_gone')}</Empty>
      )}
      {channel && <Whole key={channel.id} channel={channel} />}
    </div>
  );
}

function Whole({ channel }: { channel: OneChannel }) {
  const { t } = useTranslation('connect');
  const networkName = useNetworkName();
  useTitle(channel.name);
  const may = useMay('channels.write');
  return (
    <>
      <header className="title">
        <h1>{channel.name}</h1>
        <div className="acts">{may && <Acts channel={channel} />}</div>
      </header>
      <p className="meta">
        <State state={channel.health.state} />
        <span>{networkName(channel.network)}</span>
        <Link to="/listen" search={{ network: channel.network }}>
          {t('read_posts')}
        </Link>
      </p>
      <Trouble channel={channel} here />
      <div className="beside">
        <div className="stack">
          {may && isSignedOut(channel) && <SignInAgain channel={channel} />}
          {may && channel.settings.connector === 'webmention' && (
            <MentionLines channel={channel} sites={channel.settings.sites} />
          )}
          {channel.settings.connector === 'webmention' && <RefusedMentions channel={channel} />}
          <ChannelFacts channel={channel} />
          {may && <ChannelSettings channel={channel} />}
        </div>
        <aside className="side stack">
          {channel.settings.connector !== 'demonstration' && (
            <section aria-labelledby="verified">
              <div className="head">
                <h2 id="verified">{t('verified')}</h2>
              </div>
              <Verified proofs={channel.verified} />
              {may && <Certified channel={channel} />}
            </section>
          )}
          {may && channel.settings.connector === 'webhook' && <ChangeSecret channel={channel} />}
          {may && <Removal channel={channel} />}
        </aside>
      </div>
    </>
  );
}

function Acts({ channel }: { channel: OneChannel }) {
  const { t } = useTranslation('connect');
  const [run, busy] = useAct();
  const params = { id: channel.id };
  const set = (route: typeof connect.pauseChannel | typeof connect.resumeChannel | typeof connect.tryChannel) =>
    call(route as typeof connect.pauseChannel, { params }).finally(() => woken('channels'));
  if (channel.pausedAt)
    return (
      <Button
        look="main"
        busy={busy}
        onClick={() =>
          run(() => set(connect.resumeChannel), {
            done: t('resumed', { name: channel.name }),
            undo: () => set(connect.pauseChannel),
          })
        }
      >
        <PlayIcon className="i s" aria-hidden="true" /> {t('resume')}
      </Button>
    );
  return (
    <>
      {askedNowAndThen.has(channel.settings.connector) && !channel.health.fault && (
        <Button onClick={() => run(() => set(connect.tryChannel), { done: t('trying') })}>{t('try_now')}</Button>
      )}
      <Button
        busy={busy}
        onClick={() =>
          run(() => set(connect.pauseChannel), {
            done: t('paused', { name: channel.name }),
            undo: () => set(connect.resumeChannel),
          })
        }
      >
        <PauseIcon className="i s" aria-hidden="true" /> {t('pause')}
      </Button>
    </>
  );
}

function Removal({ channel }: { channel: OneChannel }) {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const [run, busy] = useAct();
  const params = { id: channel.id };
  const remove = () =>
    run(() => call(connect.removeChannel, { params }), {
      done: t('removed', { name: channel.name }),
      undo: () => call(connect.restoreChannel, { params }).then(() => woken('channels')),
      ended: () => {
        woken('channels');
        void navigate({ to: '/connect' });
      },
    });
  return (
    <section aria-labelledby="remove">
      <div className="head">
        <h2 id="remove">{t('remove_title')}</h2>
      </div>
      <p className="after-head">{t('remove_lead')}</p>
      <div className="acts after-head">
        <Button busy={busy} onClick={remove}>
          {t('remove')}
        </Button>
      </div>
    </section>
  );
}
