// The line under somebody's words: its flags, who, where, when, and what can be done.
import { EyeSlashIcon } from '@phosphor-icons/react/dist/csr/EyeSlash';
import { LockIcon } from '@phosphor-icons/react/dist/csr/Lock';
import { PencilSimpleIcon } from '@phosphor-icons/react/dist/csr/PencilSimple';
import { StarIcon } from '@phosphor-icons/react/dist/csr/Star';
import { TrashIcon } from '@phosphor-icons/react/dist/csr/Trash';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../contract/post.ts';
import { useMe } from '../../lib/me.ts';
import { number, saidAt, when } from '../../lib/time.ts';
import { currentLanguage } from '../../lib/words.ts';
import { languageName, useFacilities, useNetworkName } from './names.ts';

export function PostMeta({ post, fresh, children }: { post: Post; fresh?: boolean; children?: ReactNode }) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const networkName = useNetworkName();
  const facility = useFacilities().nameOf(post.facilityId);
  const foreign = post.lang && !post.lang.toLowerCase().startsWith(currentLanguage());
  return (
    <div className="meta">
      {fresh && <span className="flag">{t('new')}</span>}
      {post.onHold && (
        <span className="flag" title={t('hold_hint')}>
          <LockIcon className="i s" aria-hidden="true" />
          {t('hold')}
        </span>
      )}
      {post.deletedAt && post.text !== null && (
        <span className="flag">
          <TrashIcon className="i s" aria-hidden="true" />
          {t('deleted_kept')}
        </span>
      )}
      {post.kind === 'review' && (
        <span className="flag">
          <StarIcon className="i s" aria-hidden="true" />
          {post.rating === null ? t('kind_review') : t('review_rated', { rating: number(post.rating) })}
        </span>
      )}
      {post.kind !== 'review' && post.rating !== null && <span>{t('rated', { rating: number(post.rating) })}</span>}
      <b>{nameOf(post) ?? t('somebody')}</b>
      <span>{networkName(post.network)}</span>
      {facility && <span>{facility}</span>}
      {post.answers && <span>{t('answers', { handle: post.answers })}</span>}
      <time dateTime={post.at}>{saidAt(post.at, zone)}</time>
      {post.editedAt && (
        <span title={when(post.editedAt, zone)}>
          <PencilSimpleIcon className="i s" aria-hidden="true" /> {t('edited')}
        </span>
      )}
      {foreign && <span>{languageName(post.lang as string)}</span>}
      {post.muted && (
        <span>
          <EyeSlashIcon className="i s" aria-hidden="true" /> {t(`muted_${post.muted}`)}
        </span>
      )}
      {children}
    </div>
  );
}

/** As people know them on that network: the handle, else the name. */
export const nameOf = ({ author }: Pick<Post, 'author'>): string | null => author?.handle ?? author?.name ?? null;
