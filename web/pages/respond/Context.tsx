// Beside a conversation: what was understood, who it is by what they said here, the team's labels and notes.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../contract/learn.ts';
import { listen } from '../../../contract/listen.ts';
import { type OpenThread, respond } from '../../../contract/respond.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { saidAt } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Words } from '../../parts/Words.tsx';
import { useUnderstoodNames } from '../learn/understood-names.ts';
import { useChange } from './acts.ts';

export function Context({ opened: { thread, posts, before } }: { opened: OpenThread }) {
  const { t } = useTranslation('respond');
  const zone = useMe().organization.timeZone;
  const nameOf = useUnderstoodNames();
  const postIds = posts.filter(({ id }) => id === thread.postId).map(({ id }) => id);
  const analysis = useQuery({
    ...reading(learn.findAnalyses, { body: { postIds } }, ['analyses']),
    enabled: postIds.length > 0,
  }).data?.analyses[0];
  const watches = useQuery(reading(listen.findWatches, {}, ['watches'])).data?.watches ?? [];
  const found = posts.find(({ id }) => id === thread.postId)?.watchIds ?? [];
  return (
    <aside className="ctx" aria-label={t('context')}>
      <section>
        <h2>{thread.handle ?? t('somebody')}</h2>
        <p className="quiet">{t('only_public')}</p>
      </section>
      {analysis && (
        <section>
          <h2>{t('understood')}</h2>
          <p className="meta">
            {analysis.flags.map((flag) => (
              <span key={flag} className="flag">
                {nameOf('flag', flag)}
              </span>
            ))}
            <span>{nameOf('sentiment', analysis.sentiment)}</span>
            <span>{nameOf('urgency', String(analysis.urgency))}</span>
            {analysis.topics.map(({ topic }) => (
              <span key={topic}>{nameOf('topic', topic)}</span>
            ))}
          </p>
        </section>
      )}
      <section>
        <h2>{t('before')}</h2>
        {before.length === 0 ? (
          <p className="quiet">{t('nothing_before')}</p>
        ) : (
          <ul className="earlier">
            {before.map((post) => (
              <li key={post.id}>
                <Words
                  text={post.text ?? ''}
                  lang={post.lang}
                  size="w1"
                  within={{ conversation: post.conversationId, post: post.id }}
                />
                <p className="meta">
                  <time dateTime={post.at}>{saidAt(post.at, zone)}</time>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
      {found.length > 0 && (
        <section>
          <h2>{t('found_by')}</h2>
          <p className="meta">
            {watches
              .filter(({ id }) => found.includes(id))
              .map(({ id, name }) => (
                <Link key={id} to="/listen" search={{ watch: id }}>
                  {name}
                </Link>
              ))}
          </p>
        </section>
      )}
      <Tags thread={thread} />
      <NewNote id={thread.id} />
    </aside>
  );
}

function Tags({ thread: { id, tags } }: { thread: OpenThread['thread'] }) {
  const { t } = useTranslation('respond');
  const mayWrite = useMay('conversations.write');
  const [change] = useChange();
  const [tag, setTag] = useState('');
  if (!mayWrite && tags.length === 0) return null;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (tag.trim()) void change([id], { act: 'tag', tag: tag.trim() });
    setTag('');
  };
  return (
    <section>
      <h2>{t('tags')}</h2>
      {tags.length > 0 && (
        <ul className="tagged">
          {tags.map((each) => (
            <li key={each}>
              <Link to="/respond" search={{ tag: each, view: 'all' }}>
                {each}
              </Link>
              {mayWrite && (
                <button
                  type="button"
                  aria-label={t('untag', { tag: each })}
                  onClick={() => void change([id], { act: 'untag', tag: each })}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <form className="one-line" onSubmit={add}>
          <input
            value={tag}
            maxLength={40}
            aria-label={t('new_tag')}
            placeholder={t('new_tag')}
            onChange={(event) => setTag(event.target.value)}
          />
        </form>
      )}
    </section>
  );
}

function NewNote({ id }: { id: string }) {
  const { t } = useTranslation('respond');
  const mayWrite = useMay('conversations.write');
  const people = useQuery({ ...reading(respond.findAssignees, {}, ['people']), enabled: mayWrite }).data?.people ?? [];
  const [text, setText] = useState('');
  const [act, busy] = useAct();
  if (!mayWrite) return null;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const mentions = people.filter(({ name }) => text.includes(`@${name}`)).map((each) => each.id);
    void act(() => call(respond.addNote, { params: { id }, body: { text, mentions } }), {
      ended: () => setText(''),
      done: t('noted'),
    });
  };
  return (
    <section>
      <h2 id="note-head">{t('note')}</h2>
      <form className="new-note" onSubmit={add}>
        <textarea
          rows={2}
          value={text}
          maxLength={5000}
          aria-labelledby="note-head"
          placeholder={t('note_hint')}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" busy={busy} not={text.trim() ? undefined : t('note_empty')}>
          {t('note_add')}
        </Button>
      </form>
    </section>
  );
}
