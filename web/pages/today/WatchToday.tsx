// One watch of the week: a voice from it, how many spoke, how that compares, and its days as a line.
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { number } from '../../lib/time.ts';
import { Words } from '../../parts/Words.tsx';
import type { arranged } from './arranged.ts';
import { Line } from './Line.tsx';

type Props = ReturnType<typeof arranged>['rows'][number];

export function WatchToday({ watch, posts, people, peopleBefore, tooFew, days, voice }: Props) {
  const { t } = useTranslation('today');
  return (
    <li className={tooFew ? 'no-line' : undefined}>
      <h3>
        <Link className="t" to="/listen" search={{ watch: watch.id }}>
          {watch.name}
        </Link>
      </h3>
      {voice?.text && (
        <Words
          text={voice.text}
          lang={voice.lang}
          quoted
          within={{ conversation: voice.conversationId, post: voice.id }}
        />
      )}
      <p className="meta">
        <span>
          {t('posts_from_people', {
            posts: t('n_posts', { count: posts, n: number(posts) }),
            people: t('n_people', { count: people, n: number(people) }),
          })}
        </span>
        {tooFew ? (
          <span>
            <MinusCircleIcon className="i s" aria-hidden="true" /> {t('too_few')}
          </span>
        ) : (
          <span>
            {people === peopleBefore
              ? t('as_many')
              : t(people > peopleBefore ? 'up_from' : 'down_from', { count: peopleBefore, n: number(peopleBefore) })}
          </span>
        )}
        <Link to="/listen" search={{ watch: watch.id }} aria-label={t('read_them_of', { name: watch.name })}>
          {t('read_them')}
        </Link>
      </p>
      {!tooFew && <Line days={days} />}
    </li>
  );
}
