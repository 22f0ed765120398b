// A search over everything people said: written in the watch language, corrected where it stands, kept as a watch.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../lib/me.ts';
import { Button } from '../../parts/Button.tsx';
import { QueryBox } from './QueryBox.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { useReading } from './reading.ts';
import './editor.css';

export function SearchHead({ q, onSearch }: { q: string; onSearch(q: string): void }) {
  const { t } = useTranslation('listen');
  const id = useId();
  const may = useMay('watches.write');
  const [text, setText] = useState(q);
  useEffect(() => setText(q), [q]);
  const read = useReading(text);
  const problem = text.trim() && read?.reading.ok === false ? read.reading : undefined;
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim()) onSearch(text.trim());
  };
  return (
    <form className="ed" onSubmit={send}>
      <div className="field">
        <div className="ed-label">
          <label htmlFor={id}>{t('search_query')}</label>
          <Link to="/listen/language">{t('language_help')}</Link>
        </div>
        <div className={problem ? 'box wrong-box' : 'box'}>
          <QueryBox
            id={id}
            value={text}
            reading={read?.of === text && text.trim() ? read.reading : undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onChange={setText}
            onSend={send}
          />
          {problem && read && (
            <QueryProblem
              id={`${id}-problem`}
              query={read.of}
              problem={problem}
              onFix={(fixed) => {
                setText(fixed);
                onSearch(fixed);
              }}
            />
          )}
        </div>
      </div>
      <div className="acts search-acts">
        {may && !problem && (
          <Link className="btn bare" to="/listen" search={{ edit: 'new', q: text.trim() || q }}>
            {t('keep_as_watch')}
          </Link>
        )}
        <Button type="submit" not={problem ? t('not_readable') : undefined} onClick={() => send()}>
          {t('search')}
        </Button>
      </div>
    </form>
  );
}
