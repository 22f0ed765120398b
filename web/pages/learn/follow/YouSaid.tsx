// “You said, we did”: the words that are ready to be published, checked while one types, in both languages.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { woken } from '../../../lib/queries.ts';
import { dayName, dayOf } from '../../../lib/time.ts';
import { currentLanguage } from '../../../lib/words.ts';
import { AddressBox } from '../../../parts/AddressBox.tsx';
import { Button } from '../../../parts/Button.tsx';
import { Field } from '../../../parts/Field.tsx';
import { addressTyped } from '../../connect/address.ts';
import { Copy } from '../../govern/Copy.tsx';
import { outside, safeAddress } from '../../listen/safe-link.ts';
import { Says } from '../../start/CheckSays.tsx';
import { useCheck } from '../../start/checking.ts';
import '../../start/check.css';
import '../../../parts/link.css';

type Language = 'en' | 'es';

export function YouSaid({ of }: { of: Insight }) {
  const { t } = useTranslation('follow');
  const [lang, setLang] = useState<Language>(() => (of.texts.en || !of.texts.es ? 'en' : 'es'));
  return (
    <section aria-labelledby="you-said">
      <div className="head">
        <h2 id="you-said">{t('you_said')}</h2>
        <span className="acts">
          {(['en', 'es'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="link"
              aria-pressed={lang === each}
              lang={each}
              onClick={() => setLang(each)}
            >
              {t(`language_${each}`)}
            </button>
          ))}
        </span>
      </div>
      {of.may.write ? (
        <Write key={`${lang} ${of.texts[lang] ?? ''}`} of={of} lang={lang} />
      ) : (
        <p className="our-words" lang={lang}>
          {of.texts[lang] ?? t('no_text')}
        </p>
      )}
      <Published of={of} />
    </section>
  );
}

function Write({ of, lang }: { of: Insight; lang: Language }) {
  const { t } = useTranslation('follow');
  const [run, busy] = useAct();
  const saved = of.texts[lang] ?? '';
  const [text, setText] = useState(saved);
  const { answer, reading } = useCheck({ kind: 'post', post: null, reply: text, lang }, currentLanguage());
  const keep = () =>
    run(() => call(learn.writeYouSaid, { params: { id: of.id }, body: { lang, text: text.trim() } }), {
      done: t('text_kept'),
      ended: () => woken('insights'),
    });
  return (
    <div className="room you-said">
      <div className="answering">
        <label htmlFor="our-words">{t('our_words')}</label>
        <textarea
          id="our-words"
          rows={4}
          lang={lang}
          value={text}
          maxLength={4000}
          placeholder={t(`our_words_example_${lang}`)}
          aria-describedby="check-says"
          onChange={(event) => setText(event.target.value)}
        />
        <div className="acts">
          <Button
            look="main"
            busy={busy}
            not={text.trim() === '' || text.trim() === saved ? t('nothing_new') : undefined}
            onClick={() => void keep()}
          >
            {t('keep_text')}
          </Button>
          {saved && text === saved && answer?.verdict !== 'block' && <Copy text={saved} />}
        </div>
      </div>
      <Says answer={answer} reading={reading} take={setText} />
    </div>
  );
}

/** Where it appeared; noted by whoever published it. */
function Published({ of }: { of: Insight }) {
  const { t } = useTranslation('follow');
  const zone = useMe().organization.timeZone;
  const [run, busy] = useAct();
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState(false);
  const published = of.steps.filter((step) => step.kind === 'publication' && step.undoneAt === null);
  const note = () => {
    const url = addressTyped(link);
    const bad = !safeAddress(url);
    setWrong(bad);
    if (bad) return;
    void run(() => call(learn.publishInsight, { params: { id: of.id }, body: { url, on: dayOf(new Date(), zone) } }), {
      done: t('publication_noted'),
      ended: () => {
        setLink('');
        woken('insights');
      },
    });
  };
  return (
    <>
      {published.map((step) => {
        const there = safeAddress(step.url);
        return (
          <p className="meta" key={step.id}>
            <span>{t('published_on', { day: dayName(step.on ?? dayOf(new Date(step.at), zone)) })}</span>
            {there && (
              <a href={there} {...outside}>
                {there}
              </a>
            )}
          </p>
        );
      })}
      {of.may.write && (of.texts.en || of.texts.es) && (
        <form
          className="narrowing"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            note();
          }}
        >
          <Field label={t('published_at')} wrong={wrong ? t('address_wrong') : undefined}>
            <AddressBox value={link} onChange={setLink} />
          </Field>
          <Button type="submit" busy={busy}>
            {t('note_publication')}
          </Button>
        </form>
      )}
    </>
  );
}
