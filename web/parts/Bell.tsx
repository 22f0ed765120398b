// The bell: how much is unread, and behind it what one was told, newest first. No word of a post.
import { Popover } from '@base-ui/react/popover';
import { BellIcon } from '@phosphor-icons/react/dist/csr/Bell';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Notice, notifyRoutes } from '../../contract/notify.ts';
import { call } from '../lib/call.ts';
import { useMe } from '../lib/me.ts';
import { reading, woken } from '../lib/queries.ts';
import { number, when } from '../lib/time.ts';
import { Button } from './Button.tsx';
import './bell.css';

export function Bell() {
  const { t } = useTranslation('notify');
  const [open, setOpen] = useState(false);
  const { data } = useQuery(reading(notifyRoutes.findNotices, { query: {} }, ['notices']));
  const unread = data?.unread ?? 0;
  const read = (ids?: string[]) =>
    void call(notifyRoutes.readNotices, { body: ids ? { ids } : {} }).then(() => woken('notices'));
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className="btn bare bell"
        aria-label={unread ? t('bell_unread', { count: unread, n: number(unread) }) : t('bell')}
      >
        <BellIcon className="i" aria-hidden="true" />
        {unread > 0 && <span className="unread">{unread > 99 ? '99+' : number(unread)}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className="over">
          <Popover.Popup className="menu notices">
            <div className="head">
              <Popover.Title>{t('bell')}</Popover.Title>
              {unread > 0 && (
                <Button look="bare" onClick={() => read()}>
                  {t('all_read')}
                </Button>
              )}
            </div>
            {data?.notices.length === 0 && <p className="quiet">{t('none')}</p>}
            <ul>
              {data?.notices.map((notice) => (
                <Told
                  key={notice.id}
                  notice={notice}
                  onFollow={() => {
                    setOpen(false);
                    if (!notice.readAt) read([notice.id]);
                  }}
                />
              ))}
            </ul>
            <p className="foot">
              <Link to="/learn/alerts" search={{}} onClick={() => setOpen(false)}>
                {t('all_alerts')}
              </Link>
              <Link to="/account" hash="reaches" onClick={() => setOpen(false)}>
                {t('what_reaches_you')}
              </Link>
            </p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Told({ notice, onFollow }: { notice: Notice; onFollow(): void }) {
  const { t } = useTranslation('notify');
  const zone = useMe().organization.timeZone;
  const posts = notice.posts ?? 1;
  const title = t(`${notice.called ? 'call' : 'title'}_${notice.event}`, { count: posts, n: number(posts) });
  const about = [
    notice.byName && notice.event === 'accepted' && t('accepted_by', { name: notice.byName }),
    notice.facility,
    notice.event === 'rise' &&
      notice.people !== null &&
      t('people', { count: notice.people, n: number(notice.people) }),
    when(notice.at, zone),
  ].filter(Boolean);
  return (
    <li className={notice.readAt ? 'read' : undefined}>
      {notice.subject.kind === 'alert' && notice.subject.id ? (
        <Link className="t" to="/learn/alerts/$id" params={{ id: notice.subject.id }} onClick={onFollow}>
          {title}
        </Link>
      ) : (
        <span className="t">{title}</span>
      )}
      {!notice.readAt && <span className="off">{t('unread')}</span>}
      <p className="meta">{about.join(' · ')}</p>
    </li>
  );
}
