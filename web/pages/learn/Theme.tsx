// One theme: its voices, its growth against its own past, who speaks of it and where, and its posts.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Part } from '../../../contract/learn/themes.ts';
import { learn } from '../../../contract/learn.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { Refused } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { WideTable } from '../../parts/WideTable.tsx';
import { Words } from '../../parts/Words.tsx';
import { languageName, useFacilities, useNetworkName } from '../listen/names.ts';
import { LearnHead } from './LearnHead.tsx';
import { useScope } from './scope.ts';
import { Change, Concentration, percent } from './themes/figures.tsx';
import { Growth } from './themes/Growth.tsx';
import { InsightStep } from './themes/InsightStep.tsx';
import { Making } from './themes/Making.tsx';
import { useReading } from './themes/reading.ts';
import { StrandPosts } from './themes/StrandPosts.tsx';
import './themes/themes.css';

type Answer = AnswerOf<typeof learn.getTheme>;

const route = getRouteApi('/frame/learn/theme');

export function Theme() {
  const { t } = useTranslation('themes');
  const { scope } = useScope();
  const { key } = route.useSearch();
  const reading = useReading(learn.getTheme, { query: { ...scope, key } });
  const data = reading.isPlaceholderData && reading.data?.theme.key !== key ? undefined : reading.data;
  const gone = reading.error instanceof Refused && reading.error.problem.code === 'not_found';
  const name = data?.theme.names[currentLanguage()];
  return (
    <div className="page learn">
      <LearnHead tab="themes" name={name ?? t('theme')} />
      <p className="back">
        <Link to="/learn" search={scope}>
          {t('back_to_themes')}
        </Link>
      </p>
      {reading.isPending && <Loading />}
      {gone && <Empty>{t('theme_gone')}</Empty>}
      {reading.isError && !gone && <Wrong error={reading.error} again={() => void reading.refetch()} />}
      {data && !gone && <Whole data={data} />}
    </div>
  );
}

function Whole({ data: { theme, period, making } }: { data: Answer }) {
  const { t } = useTranslation('themes');
  const { scope } = useScope();
  const { figures, quotes, words, key } = theme;
  const name = theme.names[currentLanguage()];
  return (
    <>
      <div className="title">
        <h2>{name}</h2>
        <InsightStep theme={theme} />
      </div>
      <Making of={making} first={false} />
      <ul className="quotes">
        {quotes.map(({ postId, conversationId, text, lang }) => (
          <li key={postId}>
            <Words text={text} lang={lang} quoted within={{ conversation: conversationId, post: postId }} />
          </li>
        ))}
      </ul>
      <p className="meta figures">
        <span>
          {t('posts_from_people', {
            posts: t('n_posts', { count: figures.posts, n: number(figures.posts) }),
            people: t('n_people', { count: figures.people, n: number(figures.people) }),
          })}
        </span>
        {!figures.tooFew && figures.share && (
          <span>
            {t('share_of_people', {
              value: percent(figures.share.value),
              low: percent(figures.share.low),
              high: percent(figures.share.high),
            })}
          </span>
        )}
        <Change of={figures} />
      </p>
      <Concentration of={figures} />
      {words.length > 0 && (
        <p className="meta">
          <span>{t('set_apart')}</span>
          {words.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
      )}
      <section>
        <Growth series={theme.series} period={period} name={name} />
      </section>
      <Parts theme={theme} />
      <section aria-labelledby="posts">
        <div className="head">
          <h2 id="posts">{t('its_posts')}</h2>
          <span>{t('n_posts', { count: figures.posts, n: number(figures.posts) })}</span>
        </div>
        <StrandPosts scope={scope} kind="theme" of={key} />
      </section>
    </>
  );
}

function Parts({ theme }: { theme: Answer['theme'] }) {
  const { t } = useTranslation('themes');
  const { nameOf } = useFacilities();
  const networkName = useNetworkName();
  const tables: [name: string, parts: readonly Part[], say: (value: string) => string][] = [
    [t('by_place'), theme.facilities, (value) => nameOf(value) ?? t('closed_place')],
    [t('by_network'), theme.networks, networkName],
    [t('by_language'), theme.languages, languageName],
  ];
  return (
    <section aria-labelledby="who">
      <div className="head">
        <h2 id="who">{t('who_and_where')}</h2>
        <span>{t('feelings', feelings(theme.sentiment))}</span>
      </div>
      <div className="parts">
        {tables.map(
          ([name, parts, say]) =>
            parts.length > 0 && (
              <WideTable
                key={name}
                name={name}
                heads={[name, { end: t('posts') }, { end: t('people') }, { end: t('of_people') }]}
              >
                {parts.map(({ value, posts, people, of }) => (
                  <tr key={value}>
                    <th scope="row">{say(value)}</th>
                    <td className="r">{number(posts)}</td>
                    <td className="r">{number(people)}</td>
                    <td className="r">{number(of)}</td>
                  </tr>
                ))}
              </WideTable>
            ),
        )}
      </div>
    </section>
  );
}

const feelings = ({ negative, neutral, positive }: Answer['theme']['sentiment']) => ({
  negative: number(negative),
  neutral: number(neutral),
  positive: number(positive),
});
