// Check a reply: what somebody said, what one would answer, and whether it may be said. Nothing leaves the browser.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../../../language/check/index.ts';
import { currentLanguage } from '../../lib/words.ts';
import { piecesOf } from '../../parts/marks.ts';
import { Says } from './CheckSays.tsx';
import { useCheck } from './checking.ts';
import './check.css';

/** Answers to try, each to a post of its own. */
const tries = ['knee', 'record', 'spanish'] as const;

export function CheckReply() {
  const { t } = useTranslation('check');
  const [said, setSaid] = useState('');
  const [author, setAuthor] = useState('');
  const [reply, setReply] = useState('');
  const [kind, setKind] = useState<Question['kind']>('reply');
  const post = kind === 'reply' ? { text: said, author: author.trim() || null } : null;
  const { answer, reading } = useCheck({ kind, post, reply }, currentLanguage());
  const marks = reading ? [] : (answer?.findings ?? []);
  return (
    <section id="check" className="checking" aria-labelledby="check-title">
      <h2 id="check-title" className="off">
        {t('title')}
      </h2>
      <div className="room">
        {kind === 'reply' && (
          <div className="said">
            <label htmlFor="check-said">{t('said')}</label>
            <textarea
              id="check-said"
              className="words w3"
              rows={2}
              value={said}
              placeholder={t('said_example')}
              onChange={(event) => setSaid(event.target.value)}
            />
          </div>
        )}
        <div className="answering">
          <label htmlFor="check-reply">{kind === 'reply' ? t('reply') : t(`words_${kind}`)}</label>
          <div className="marked">
            <div className="under" aria-hidden="true">
              {piecesOf(reply, marks).map((piece) =>
                piece.found ? (
                  <mark key={piece.start} className={answer?.verdict === 'block' ? 'bad' : 'held'}>
                    {piece.text}
                  </mark>
                ) : (
                  <span key={piece.start}>{piece.text}</span>
                ),
              )}{' '}
            </div>
            <textarea
              id="check-reply"
              rows={5}
              value={reply}
              placeholder={kind === 'reply' ? t('reply_example') : ''}
              aria-describedby="check-says"
              onChange={(event) => setReply(event.target.value)}
            />
          </div>
          <div className="of">
            <label className="field">
              <span>{t('kind')}</span>
              <select value={kind} onChange={(event) => setKind(event.target.value as Question['kind'])}>
                <option value="reply">{t('kind_reply')}</option>
                <option value="post">{t('kind_post')}</option>
                <option value="ask">{t('kind_ask')}</option>
              </select>
            </label>
            {kind === 'reply' && (
              <label className="field">
                <span>{t('author')}</span>
                <input value={author} onChange={(event) => setAuthor(event.target.value)} autoComplete="off" />
              </label>
            )}
          </div>
        </div>
        <Says answer={answer} reading={reading} take={setReply} />
      </div>
      <p className="more">
        <span>{t('try')}</span>
        {tries.map((each) => (
          <button
            key={each}
            type="button"
            className="as-link"
            lang={each === 'spanish' ? 'es' : undefined}
            onClick={() => {
              setKind('reply');
              setSaid(t(`try_${each}_post`));
              setReply(t(`try_${each}`));
            }}
          >
            {each === 'spanish' ? `«${t('try_spanish')}»` : t('quoted', { words: t(`try_${each}`) })}
          </button>
        ))}
      </p>
      <p className="policy">
        <span>{t('policy')}</span> <Link to="/rules">{t('rules_link')}</Link>
      </p>
    </section>
  );
}
