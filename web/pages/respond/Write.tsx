// The draft with the check beside it, and what stands between it and the network.
import { ProhibitIcon } from '@phosphor-icons/react/dist/csr/Prohibit';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { type OpenThread, respond } from '../../../contract/respond.ts';
import type { Question } from '../../../language/check/index.ts';
import { allRules } from '../../../language/check/rules.ts';
import { useAct } from '../../lib/act.ts';
import { call, Refused } from '../../lib/call.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { number, when } from '../../lib/time.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Button } from '../../parts/Button.tsx';
import { piecesOf } from '../../parts/marks.ts';
import { useNetworkName } from '../listen/names.ts';
import { useCheck } from '../start/checking.ts';
import { Check } from './Check.tsx';
import type { Draft } from './draft.ts';
import { Theirs } from './Theirs.tsx';

const blocking = new Set<string>(allRules.filter(({ verdict }) => verdict === 'block').map(({ id }) => id));

interface Props {
  opened: OpenThread;
  draft: Draft;
  again(): Promise<unknown>;
}

export function Write({ opened, draft, again }: Props) {
  const { t } = useTranslation('respond');
  const { thread, posts, read, voice } = opened;
  const networkName = useNetworkName();
  const zone = useMe().organization.timeZone;
  const [act, busy] = useAct();
  const [reason, setReason] = useState('');
  // What one had read when one began: what comes later is read before one sends.
  const [seen, setSeen] = useState(read);
  const later = read.postId > seen.postId || (read.answerId ?? '') > (seen.answerId ?? '');
  useEffect(() => {
    if (draft.text === '') setSeen(read);
  }, [draft.text, read]);

  const post = posts.find(({ id }) => id === thread.postId) ?? posts[0];
  const kind = useQuery(reading(govern.getOrganization, {}, ['organization'])).data?.kind;
  const question: Question = {
    kind: 'reply',
    post: post
      ? {
          text: [post.title, post.text].filter(Boolean).join('\n'),
          author: post.author?.name ?? post.author?.handle ?? null,
        }
      : null,
    reply: draft.text,
    channels: [voice?.network ?? thread.network],
    on: new Date().toISOString().slice(0, 10),
    ...(kind ? { organization: { kind } } : {}),
  };
  const { answer, reading: checking } = useCheck(question, currentLanguage());
  const findings = checking ? [] : (answer?.findings ?? []);
  const blocked = findings.filter(({ rule }) => blocking.has(rule) && !opened.draft.lifted.includes(rule));
  const lifted = blocked.length === 0 && findings.some(({ rule }) => blocking.has(rule));
  const held = findings.some(({ rule }) => !blocking.has(rule));

  const length = [...draft.text].length;
  const not = !draft.text.trim()
    ? t('not_empty')
    : !voice
      ? t('not_voice')
      : !voice.ready
        ? t('not_ready', { name: voice.name })
        : checking || !answer
          ? t('not_checked')
          : blocked.length > 0
            ? t('not_blocked')
            : later
              ? t('not_read')
              : draft.theirs
                ? t('not_theirs')
                : held && !reason.trim()
                  ? t('not_reason')
                  : undefined;

  const send = (close: boolean) =>
    void act(
      async () => {
        await draft.settle();
        return call(respond.sendReply, {
          params: { id: thread.id },
          body: {
            postId: thread.postId,
            text: draft.text,
            read: seen,
            close,
            ...(held ? { confirmation: reason.trim() } : {}),
          },
        });
      },
      {
        ended: () => {
          draft.sent();
          setReason('');
        },
        wrong: (error) => {
          if (error instanceof Refused && error.problem.code === 'reply.answered') void again();
          return false;
        },
        done: t('sent'),
      },
    );

  const keys = useMemo<Key[]>(
    () => [{ keys: 'r', label: 'reply', run: () => document.getElementById('reply-text')?.focus() }],
    [],
  );
  useKeys(keys);

  return (
    <>
      <section className="draft" aria-label={t('your_draft')}>
        <p className="meta">
          <b>{t('public_reply', { network: networkName(thread.network) })}</b>
          {voice && <span>{t('as', { name: voice.name })}</span>}
        </p>
        {!voice && <p className="quiet">{t('not_voice')}</p>}
        {later && (
          <p className="answered" role="alert">
            <span>{t('answered_since')}</span>
            <Button onClick={() => setSeen(read)}>{t('have_read')}</Button>
          </p>
        )}
        {draft.theirs && <Theirs draft={draft} />}
        <div className="marked">
          <div className="under" aria-hidden="true">
            {piecesOf(draft.text, findings).map((piece) =>
              piece.found ? (
                <mark key={piece.start} className={blocked.length > 0 ? 'bad' : 'held'}>
                  {piece.text}
                </mark>
              ) : (
                <span key={piece.start}>{piece.text}</span>
              ),
            )}{' '}
          </div>
          <textarea
            id="reply-text"
            rows={4}
            value={draft.text}
            aria-label={t('reply')}
            aria-describedby="check-beside"
            placeholder={t('reply_hint')}
            onChange={(event) => draft.write(event.target.value)}
          />
        </div>
        {held && blocked.length === 0 && (
          <label className="field reason">
            <span>{t('reason')}</span>
            <input value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
          </label>
        )}
      </section>
      <Check
        opened={opened}
        text={draft.text}
        answer={answer}
        checking={checking}
        blocked={blocked}
        lifted={lifted}
        onTake={draft.write}
        settle={draft.settle}
      />
      <div className="foot meta">
        {draft.text && (
          <span className={voice?.most && length > voice.most ? 'flag alarm' : 'n'}>
            {voice?.most ? t('length_of', { n: number(length), most: number(voice.most) }) : number(length)}
          </span>
        )}
        <span role="status">
          {draft.unsaved
            ? t('unsaved')
            : draft.savedAt && draft.text
              ? t('saved', { at: when(draft.savedAt, zone) })
              : ''}
        </span>
        <div className="acts">
          <Button busy={busy} not={not} onClick={() => send(true)}>
            {t('send_close')}
          </Button>
          <Button look={not ? 'plain' : 'main'} busy={busy} not={not} onClick={() => send(false)}>
            {blocked.length > 0 && <ProhibitIcon className="i s" aria-hidden="true" />}
            {t('send')}
          </Button>
        </div>
      </div>
    </>
  );
}
