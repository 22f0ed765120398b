// Today: what came in since one last looked round, in people's own words, by watch; and what is left to set up.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { dayName, dayOf, number } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { Words } from '../../parts/Words.tsx';
import { PostMeta } from '../listen/PostMeta.tsx';
import { useWoken } from '../listen/woken.ts';
import { arranged } from './arranged.ts';
import { hourOf, partOfDay } from './greeting.ts';
import { Hearing } from './Hearing.tsx';
import { Lives, NeedsYou } from './NeedsYou.tsx';
import { NothingYet } from './NothingYet.tsx';
import { Owed } from './Owed.tsx';
import { Steps } from './Steps.tsx';
import { WatchToday } from './WatchToday.tsx';
import './today.css';

export type TodayData = AnswerOf<typeof listen.today>;

export function Today() {
  const { t } = useTranslation('today');
  const { person, organization } = useMe();
  const client = useQueryClient();
  const zone = organization.timeZone;
  const today = useQuery(
    reading(listen.today, { query: {} }, ['watches', 'channels', 'people', 'organization', 'demonstration']),
  );
  useWoken('posts', 10_000, () => client.invalidateQueries({ queryKey: [listen.today.path] }));
  useTitle(t('app:today'));
  const now = new Date();
  const data = today.data;
  return (
    <div className="page today">
      <div className="title">
        <h1>{capital(dayName(dayOf(now, zone), true))}</h1>
        <p>
          {t(`good_${partOfDay(hourOf(now, zone))}`, { name: firstName(person.name) })}{' '}
          {data && <Since data={data} zone={zone} />}
        </p>
      </div>
      <Lives />
      {today.isPending ? (
        <Loading />
      ) : today.isError ? (
        <Wrong error={today.error} again={() => void today.refetch()} />
      ) : (
        data && <Body data={data} />
      )}
    </div>
  );
}

function Since({ data, zone }: { data: TodayData; zone: string }) {
  const { t } = useTranslation('today');
  const { hearing, failing, behind } = data.channels;
  // Where nothing is heard, that nobody has written is no news.
  if (data.latestAt === null && hearing + failing + behind === 0) return null;
  const day = dayName(dayOf(new Date(data.since), zone));
  if (data.posts === 0) return t('since_none', { day });
  return t('since', {
    day,
    posts: t('n_posts', { count: data.posts, n: number(data.posts) }),
    people: t('n_people', { count: data.people, n: number(data.people) }),
  });
}

function Body({ data }: { data: TodayData }) {
  const { t } = useTranslation('today');
  const { lead, watches, steps } = data;
  const { rows, rest, silent } = arranged(watches, lead?.id);
  const left = steps.filter(({ done }) => !done);
  return (
    <div className="day">
      <div>
        <NeedsYou />
        {lead?.text && (
          <section className="voice" aria-label={t('voice')}>
            <Words
              text={lead.text}
              lang={lead.lang}
              size="w4"
              quoted
              within={{ conversation: lead.conversationId, post: lead.id }}
            />
            <PostMeta post={lead} />
          </section>
        )}
        {data.posts === 0 ? (
          <NothingYet data={data} />
        ) : (
          <section aria-labelledby="said">
            <div className="head">
              <h2 id="said">{t('telling')}</h2>
              <Link to="/listen" search={{}}>
                {t('everything')}
              </Link>
            </div>
            <ul className="rows told">
              {rows.map((each) => (
                <WatchToday key={each.watch.id} {...each} />
              ))}
            </ul>
            {rows.length === 0 && (
              <p className="empty">
                {watches.length === 0 ? t('no_watches') : t('no_hits')}{' '}
                {watches.length === 0 && (
                  <Link to="/listen" search={{ edit: 'new' }}>
                    {t('app:new_watch')}
                  </Link>
                )}
              </p>
            )}
            {rest.length > 0 && (
              <Also
                before={t('also')}
                watches={rest.map(({ watch, people }) => ({
                  ...watch,
                  said: t('n_people', { count: people, n: number(people) }),
                }))}
              />
            )}
            {silent.length > 0 && rows.length > 0 && (
              <Also before={t('silent')} watches={silent.map(({ watch }) => watch)} />
            )}
          </section>
        )}
      </div>
      <div className="side">
        <Owed />
        {left.length > 0 && <Steps steps={steps} />}
        <Hearing data={data} />
      </div>
    </div>
  );
}

function Also({ before, watches }: { before: string; watches: { id: string; name: string; said?: string }[] }) {
  return (
    <p className="also">
      {before}{' '}
      {watches.map(({ id, name, said }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Link to="/listen" search={{ watch: id }}>
            {name}
          </Link>
          {said && ` (${said})`}
        </span>
      ))}
      .
    </p>
  );
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const firstName = (name: string): string => name.split(/\s+/)[0] ?? name;
