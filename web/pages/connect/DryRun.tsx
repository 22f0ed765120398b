// What a dry run says: the first posts as they would look, how many there would be, and which rows were refused.
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me.ts';
import { number, saidAt } from '../../lib/time.ts';
import { counted } from './counted.ts';
import type { Whole } from './Import.tsx';
import { Refusals } from './Refusals.tsx';

export function DryRun({ whole }: { whole: Whole }) {
  const { t } = useTranslation('connect');
  const { organization } = useMe();
  const { rows, stored, known, refused } = whole.import;
  return (
    <div className="stack-s after-head">
      <p role="status">
        <b>{t('would_store', counted(stored))}</b> {t('of_rows', counted(rows))}
        {known > 0 && <> {t('would_know', counted(known))}</>}
        {refused > 0 && <> {t('would_refuse', counted(refused))}</>}
      </p>
      {whole.sample.length > 0 && (
        <ol className="rows sample">
          {whole.sample.slice(0, 5).map((post, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may come twice
            <li key={at}>
              <p className="words w1">{post.text}</p>
              <p className="meta">
                {post.author && <b>{post.author}</b>}
                {post.kind && <span>{t(`kind_${post.kind}`)}</span>}
                {post.rating !== null && <span>{t('rating', { rating: number(post.rating) })}</span>}
                {post.at ? (
                  <time dateTime={post.at}>{saidAt(post.at, organization.timeZone)}</time>
                ) : (
                  <span>{t('no_time')}</span>
                )}
              </p>
            </li>
          ))}
        </ol>
      )}
      <Refusals whole={whole} />
    </div>
  );
}
