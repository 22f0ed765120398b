// The quotes of a link: chosen from posts about a topic that is shown, in words of one's own or with the author's consent.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardLink } from '../../../../contract/learn/board.ts';
import { learn } from '../../../../contract/learn.ts';
import { findTopic } from '../../../../language/analysis/index.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { reading } from '../../../lib/queries.ts';
import { Button } from '../../../parts/Button.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Field } from '../../../parts/Field.tsx';
import { FormActs } from '../../../parts/FormActs.tsx';
import { Words } from '../../../parts/Words.tsx';

export function Quotes({ link, onClose }: { link: BoardLink; onClose(): void }) {
  const { t } = useTranslation('links');
  const [run] = useAct();
  const [topic, setTopic] = useState('');
  const [post, setPost] = useState<{ id: string; text: string }>();
  const days = { from: link.from, to: link.to };
  const published = useQuery(reading(learn.previewPublication, { query: days }, ['reports']));
  const posts = useQuery({
    ...reading(
      learn.findComparedPosts,
      { query: { ...days, by: 'period', group: 'now', measure: `topic ${topic}`, limit: 30 } },
      ['analyses'],
    ),
    enabled: topic !== '',
  });
  const readable = posts.data?.posts.filter(({ text }) => text !== null) ?? [];
  const choose = (id: string) =>
    run(() => call(learn.maskPost, { params: { id }, query: { language: link.language } }), {
      ended: ({ text }) => setPost({ id, text }),
    });
  const remove = (postId: string) => run(() => call(learn.removeQuote, { params: { id: link.id, postId } }));
  return (
    <Dialog open wide onClose={onClose} title={t('quotes_title', { name: link.name })}>
      <p>{t('quotes_lead')}</p>
      {link.quotes.length === 0 && <p className="meta">{t('quotes_none')}</p>}
      <ul className="board-quotes">
        {link.quotes.map((quote) => (
          <li key={quote.postId}>
            <Words text={quote.text} size="w1" quoted={quote.agreed} />
            <p className="meta">
              <span>{t(`understood:topic_${quote.topic}`)}</span>
              {quote.gone && <span>{t('quote_gone')}</span>}
              <button type="button" className="link" onClick={() => void remove(quote.postId)}>
                {t('quote_remove')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {post ? (
        <QuoteForm link={link} topic={topic} post={post} onDone={() => setPost(undefined)} />
      ) : (
        <>
          <Field label={t('quote_topic')}>
            <select value={topic} onChange={({ target }) => setTopic(target.value)}>
              <option value="">{t('quote_topic_choose')}</option>
              {published.data?.together.topics
                .filter(({ topic }) => findTopic(topic))
                .map((each) => (
                  <option key={each.topic} value={each.topic}>
                    {t(`understood:topic_${each.topic}`)}
                  </option>
                ))}
            </select>
          </Field>
          {posts.data && readable.length === 0 && <p className="meta">{t('quote_no_posts')}</p>}
          <ul className="board-quotes">
            {readable.map(({ id, text, lang }) => (
              <li key={id}>
                <Words text={(text ?? '').slice(0, 400)} lang={lang} size="w1" quoted />
                <Button onClick={() => void choose(id)}>{t('quote_choose')}</Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

interface FormProps {
  link: BoardLink;
  topic: string;
  post: { id: string; text: string };
  onDone(): void;
}

function QuoteForm({ link, topic, post, onDone }: FormProps) {
  const { t } = useTranslation('links');
  const [run, busy] = useAct();
  const [text, setText] = useState(post.text.slice(0, 600));
  const [agreed, setAgreed] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return setWrong(t('quote_words_missing'));
    setWrong(undefined);
    const body = { postId: post.id, topic, text: text.trim(), agreed };
    void run(() => call(learn.chooseQuote, { params: { id: link.id }, body }), {
      done: t('quote_saved'),
      ended: onDone,
    });
  };
  return (
    <form className="form" onSubmit={save} noValidate>
      <Field label={t('quote_words')} hint={t('quote_words_hint')} wrong={wrong} required>
        <textarea rows={4} maxLength={600} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <label className="check">
        <input type="checkbox" checked={agreed} onChange={({ target }) => setAgreed(target.checked)} />
        {t('quote_asked')}
      </label>
      <FormActs act={t('quote_save')} busy={busy} onCancel={onDone} />
    </form>
  );
}
