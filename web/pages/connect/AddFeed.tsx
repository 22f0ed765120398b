// A feed by its address, or by the address of a page that offers some: look, choose, hear.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { ago } from '../../lib/time.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { addressTyped, hostOf } from './address.ts';
import { channelsQuery } from './Connect.tsx';
import { counted } from './counted.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';
import { HowOften } from './HowOften.tsx';

type Feed = AnswerOf<typeof connect.discoverFeeds>['feeds'][number];

export function AddFeed() {
  const { t } = useTranslation('connect');
  const [look, looking] = useAct();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [found, setFound] = useState<Feed[]>();
  const discover = (event: FormEvent) => {
    event.preventDefault();
    const typed = addressTyped(address);
    setWrong(undefined);
    setFound(undefined);
    if (!URL.canParse(typed)) return setWrong(t('address_missing'));
    void look(() => call(connect.discoverFeeds, { body: { address: typed } }), {
      ended: ({ feeds }) => (feeds.length > 0 ? setFound(feeds) : setWrong(t('feed_none'))),
      wrong: (error) => {
        setWrong(refusalSentence(error));
        return true;
      },
    });
  };
  return (
    <>
      <form className="line-form" onSubmit={discover} noValidate>
        <Field label={t('feed_address')} wrong={wrong}>
          <AddressBox
            value={address}
            onChange={(typed) => {
              setAddress(typed);
              setFound(undefined);
            }}
          />
        </Field>
        <Button type="submit" busy={looking}>
          {t('feed_look')}
        </Button>
      </form>
      <div role="status">
        {found && <p className="off">{t('feed_found', { ...counted(found.length), host: hostOf(address) })}</p>}
      </div>
      {found && <Choice key={found[0]?.address} feeds={found} />}
    </>
  );
}

function Choice({ feeds }: { feeds: Feed[] }) {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const [run, busy] = useAct();
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  const heard = new Set(channels.flatMap(({ settings }) => (settings.connector === 'feeds' ? [settings.address] : [])));
  const [chosen, setChosen] = useState<string[]>(
    feeds
      .filter(({ address }) => !heard.has(address))
      .slice(0, 1)
      .map(({ address }) => address),
  );
  const [everyMinutes, setEvery] = useState(15);
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const hear = (event: FormEvent) => {
    event.preventDefault();
    void run(
      async () => {
        let last = '';
        for (const address of chosen)
          last = (
            await call(connect.addChannel, {
              body: { facilityId, settings: { connector: 'feeds', address, everyMinutes } },
            })
          ).id;
        return last;
      },
      {
        done: t('feeds_added', counted(chosen.length)),
        ended: (id) => {
          woken('channels');
          void (chosen.length === 1
            ? navigate({ to: '/connect/channels/$id', params: { id } })
            : navigate({ to: '/connect' }));
        },
      },
    ).finally(() => woken('channels'));
  };
  return (
    <form className="found" onSubmit={hear}>
      <fieldset>
        <legend className="label">{t('feeds')}</legend>
        <ul>
          {feeds.map((feed) => (
            <li key={feed.address}>
              {heard.has(feed.address) ? (
                <p className="check">
                  <CheckIcon className="i s" aria-hidden="true" /> <FeedName feed={feed} />
                </p>
              ) : (
                <label className="check">
                  <input
                    type="checkbox"
                    checked={chosen.includes(feed.address)}
                    onChange={({ target }) =>
                      setChosen(
                        target.checked
                          ? [...chosen, feed.address]
                          : chosen.filter((address) => address !== feed.address),
                      )
                    }
                  />
                  <FeedName feed={feed} />
                </label>
              )}
              <p className="meta">
                {heard.has(feed.address) && <b>{t('feed_heard')}</b>}
                <span>{t('feed_posts', counted(feed.posts))}</span>
                {feed.newest && <span>{t('feed_newest', { ago: ago(feed.newest) })}</span>}
                <span className="address">{feed.address}</span>
              </p>
            </li>
          ))}
        </ul>
      </fieldset>
      <div className="line-form">
        <HowOften value={everyMinutes} onChange={setEvery} />
        <FacilityChoice value={facilityId} onChange={setFacilityId} />
        <Button look="main" type="submit" busy={busy} not={chosen.length ? undefined : t('feeds_none_chosen')}>
          {t('hear_feeds', counted(Math.max(chosen.length, 1)))}
        </Button>
      </div>
    </form>
  );
}

/** A feed without a title goes by its address. */
const FeedName = ({ feed }: { feed: Feed }) => (
  <b>{feed.title?.trim() || feed.address.replace(/^https?:\/\/(www\.)?/i, '')}</b>
);
