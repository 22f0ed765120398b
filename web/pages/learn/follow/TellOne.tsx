// Other words for one person: what we say, worded for them, checked as the answer that it is.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contributor, Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { woken } from '../../../lib/queries.ts';
import { currentLanguage } from '../../../lib/words.ts';
import { Button } from '../../../parts/Button.tsx';
import { Says } from '../../start/CheckSays.tsx';
import { useCheck } from '../../start/checking.ts';
import '../../start/check.css';

interface Props {
  one: Contributor;
  of: Insight;
  begin: { lang: 'en' | 'es'; text: string } | null;
}

export function TellOne({ one, of, begin }: Props) {
  const { t } = useTranslation('follow');
  const [run, busy] = useAct();
  const [text, setText] = useState(begin?.text ?? '');
  const lang = begin?.lang ?? (one.post?.lang?.startsWith('es') ? 'es' : 'en');
  const post = { text: one.post?.text ?? '', author: one.name ?? one.handle };
  const { answer, reading } = useCheck({ kind: 'reply', post, reply: text, lang }, currentLanguage());
  const tell = () =>
    run(() => call(learn.tell, { params: { id: of.id }, body: { contributorId: one.id, lang, text: text.trim() } }), {
      done: t('on_its_way'),
      ended: () => woken('insights'),
    });
  return (
    <div className="room you-said">
      <div className="answering">
        <label htmlFor={`words-${one.id}`}>{t('words_for', { who: one.name ?? one.handle ?? t('somebody') })}</label>
        <textarea
          id={`words-${one.id}`}
          rows={3}
          lang={lang}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="acts">
          <Button
            look="main"
            busy={busy}
            not={text.trim() === '' ? t('write_first') : answer?.verdict === 'block' ? t('check_stops') : undefined}
            onClick={() => void tell()}
          >
            {t('tell_on', { channel: one.channel?.name ?? '' })}
          </Button>
        </div>
      </div>
      <Says answer={answer} reading={reading} take={setText} />
    </div>
  );
}
