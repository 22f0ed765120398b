// What everybody said, in order: the post that waits largest, the others and our answers under it, and what was done.
import { ArrowBendDownLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowBendDownLeft';
import { NoteIcon } from '@phosphor-icons/react/dist/csr/Note';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../contract/post.ts';
import type { OpenThread, ThreadAnswer, ThreadChange } from '../../../contract/respond.ts';
import { respond } from '../../../contract/respond.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { saidAt, when } from '../../lib/time.ts';
import { Words } from '../../parts/Words.tsx';
import { useNetworkName } from '../listen/names.ts';
import { nameOf } from '../listen/PostMeta.tsx';
import { safeAddress } from '../listen/safe-link.ts';
import { TakeBack } from './TakeBack.tsx';

export function Said({ opened: { thread, posts, more, answers, changes, notes } }: { opened: OpenThread }) {
  const { t } = useTranslation('respond');
  const main = posts.find(({ id }) => id === thread.postId) ?? posts[0];
  const networkName = useNetworkName();
  const zone = useMe().organization.timeZone;
  const link = safeAddress(main?.url);
  const rest: { at: string; key: string; shown: ReactNode }[] = [
    ...posts
      .filter((post) => post !== main)
      .map((post) => ({ at: post.at, key: post.id, shown: <Other post={post} /> })),
    ...answers.map((answer) => ({ at: answer.createdAt, key: answer.id, shown: <Ours answer={answer} /> })),
    ...changes.map((change) => ({ at: change.at, key: change.id, shown: <Done change={change} /> })),
    ...notes.map((note) => ({
      at: note.at,
      key: note.id,
      shown: (
        <div className="private">
          <p className="meta">
            <NoteIcon className="i s" aria-hidden="true" />
            <b>{t('note_by', { name: note.byName ?? t('somebody') })}</b>
            <time dateTime={note.at}>{when(note.at, zone)}</time>
          </p>
          <p>{note.text}</p>
        </div>
      ),
    })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      <h2 id="talk-head" className="meta">
        <b>{(main && nameOf(main)) ?? t('somebody')}</b>
        <span>{networkName(thread.network)}</span>
        {main && <time dateTime={main.at}>{saidAt(main.at, zone)}</time>}
        {thread.facility && <span>{thread.facility.name}</span>}
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer nofollow">
            {t('on_network')}
          </a>
        )}
      </h2>
      {main?.text ? (
        <Words text={main.title ? `${main.title}\n${main.text}` : main.text} lang={main.lang} size="w3" quoted />
      ) : (
        <p className="gone">{t('no_words')}</p>
      )}
      {more && <p className="hint">{t('more_than_500')}</p>}
      <ol className="thread" aria-label={t('since_then')}>
        {rest.map(({ key, shown }) => (
          <li key={key}>{shown}</li>
        ))}
      </ol>
    </>
  );
}

function Other({ post }: { post: Post }) {
  const { t } = useTranslation('respond');
  const zone = useMe().organization.timeZone;
  return (
    <>
      <p className="meta">
        <b>{nameOf(post) ?? t('somebody')}</b>
        <time dateTime={post.at}>{saidAt(post.at, zone)}</time>
      </p>
      {post.text === null ? (
        <p className="gone">{t('no_words')}</p>
      ) : (
        <Words text={post.text} lang={post.lang} size="w1" />
      )}
    </>
  );
}

function Ours({ answer }: { answer: ThreadAnswer }) {
  const { t } = useTranslation('respond');
  const zone = useMe().organization.timeZone;
  const link = safeAddress(answer.url);
  const [act, busy] = useAct();
  const { replyId } = answer;
  return (
    <div className="ours">
      <p className="meta">
        <b>{t('we_answered', { name: answer.byName ?? t('somebody') })}</b>
        <time dateTime={answer.createdAt}>{when(answer.createdAt, zone)}</time>
        <span className={answer.state === 'refused' || answer.state === 'unknown' ? 'flag alarm' : ''}>
          {answer.seenAt ? t('seen') : t(`delivery_${answer.state}`)}
        </span>
        {link && (
          <a href={link} target="_blank" rel="noopener noreferrer nofollow">
            {t('on_network')}
          </a>
        )}
      </p>
      <p className="words w1" dir="auto">
        {answer.content?.text}
      </p>
      {replyId && answer.leavesAt && (
        <TakeBack
          until={answer.leavesAt}
          busy={busy}
          onTakeBack={() =>
            void act(() => call(respond.takeReplyBack, { params: { id: replyId } }), { done: t('taken_back') })
          }
        />
      )}
    </div>
  );
}

function Done({ change }: { change: ThreadChange }) {
  const { t } = useTranslation('respond');
  const zone = useMe().organization.timeZone;
  const name = change.byName ?? 'OpenRounds';
  const said = t(`change_${change.what}`, {
    name,
    to: change.toName ?? t('somebody'),
    at: change.until ? when(change.until, zone) : '',
    tag: change.tag ?? '',
    outcome: change.outcome ? t(`outcome_${change.outcome}`) : '',
  });
  return (
    <p className={change.undone ? 'note undone' : 'note'}>
      <ArrowBendDownLeftIcon className="i s" aria-hidden="true" />
      <span>
        {said} {change.reason && t('because', { reason: change.reason })} {change.undone && t('was_undone')}
      </span>
      <time dateTime={change.at}>{when(change.at, zone)}</time>
    </p>
  );
}
