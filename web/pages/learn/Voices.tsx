// Who is listened to, and who speaks well of us: people by what others did with their words, each in their own.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type voice, voiceOrders } from '../../../contract/learn/voices.ts';
import { learn } from '../../../contract/learn.ts';
import { addressOf } from '../../lib/call.ts';
import { reading } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { Words } from '../../parts/Words.tsx';
import { useNetworkName } from '../listen/names.ts';
import { LearnHead } from './LearnHead.tsx';
import { useScope } from './scope.ts';
import './voices.css';

const route = getRouteApi('/frame/learn/voices');

export function Voices() {
  const { t } = useTranslation('voices');
  const { scope } = useScope();
  const { by = 'heard' } = route.useSearch();
  const voices = useQuery(reading(learn.findVoices, { query: { ...scope, by } }, ['analyses']));
  const data = voices.data?.voices;
  return (
    <div className="page learn">
      <LearnHead tab="voices" />
      <section aria-labelledby="voices">
        <div className="head">
          <h2 id="voices">{t(`title_${by}`)}</h2>
          <span>
            {voiceOrders.map((order) => (
              <Link
                key={order}
                className="voice-order"
                to="/learn/voices"
                search={{ ...scope, by: order }}
                aria-current={order === by ? 'true' : undefined}
              >
                {t(`title_${order}`)}
              </Link>
            ))}
            {data && data.length > 0 && <a href={addressOf(learn.exportVoices, { query: { ...scope, by } })}>CSV</a>}
          </span>
        </div>
        {voices.isPending ? (
          <Loading />
        ) : voices.isError ? (
          <Wrong error={voices.error} again={() => void voices.refetch()} />
        ) : data?.length === 0 ? (
          <Empty>{t(`none_${by}`)}</Empty>
        ) : (
          <ul className="rows voices">
            {data?.map((each) => (
              <Voice key={each.author.id} of={each} by={by} />
            ))}
          </ul>
        )}
        <p className="voices-note">{t(`note_${by}`)}</p>
      </section>
    </div>
  );
}

function Voice({ of, by }: { of: z.output<typeof voice>; by: (typeof voiceOrders)[number] }) {
  const { t } = useTranslation('voices');
  const networkName = useNetworkName();
  const { author, post, posts, heardBy, happy, unhappy } = of;
  const name = author.handle ?? author.name ?? t('somebody');
  return (
    <li>
      <div>
        {post?.text && (
          <Words
            text={post.text}
            lang={post.lang}
            quoted
            className="voice-words"
            within={{ conversation: post.conversationId, post: post.id }}
          />
        )}
        <div className="meta">
          <b>{name}</b>
          <span>{networkName(author.network)}</span>
          {author.handle && (
            <Link to="/listen" search={{ q: `from:${author.handle}` }}>
              {t('n_posts', { count: posts, n: number(posts) })}
            </Link>
          )}
        </div>
      </div>
      <p className="voice-figures">
        {by === 'heard' ? (
          <b>{t('heard_by', { count: heardBy, n: number(heardBy) })}</b>
        ) : (
          <b>{t('happy_of', { happy: number(happy), posts: number(posts) })}</b>
        )}
        <span>
          {by === 'heard'
            ? t('feelings', { happy: number(happy), unhappy: number(unhappy) })
            : t('heard_by', { count: heardBy, n: number(heardBy) })}
        </span>
      </p>
    </li>
  );
}
