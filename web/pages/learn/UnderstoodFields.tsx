// What can be said of a post: one feeling, one urgency, any topics and marks. A form's fields, for whoever reads a post.
import { useTranslation } from 'react-i18next';
import type { Understood } from '../../../contract/learn/agreement.ts';
import { flags, topics } from '../../../language/analysis/index.ts';
import './understood.css';

const sentiments = ['negative', 'neutral', 'positive'] as const;
const levels = [0, 1, 2, 3];
/** What follows from the words themselves, and is not a matter of reading them. */
const judged = flags.filter((flag) => flag !== 'needs_reply' && flag !== 'personal_data');

export interface Draft extends Omit<Understood, 'sentiment' | 'urgency'> {
  sentiment: Understood['sentiment'] | null;
  urgency: number | null;
}

export const emptyDraft: Draft = { sentiment: null, urgency: null, topics: [], flags: [] };

export function UnderstoodFields({ draft, onChange }: { draft: Draft; onChange(draft: Draft): void }) {
  const { t } = useTranslation('understood');
  const areas = [...Map.groupBy(topics, ({ parent }) => parent)];
  const toggled = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  return (
    <div className="understood-fields">
      <fieldset>
        <legend>{t('sentiment')}</legend>
        <div className="choices">
          {sentiments.map((sentiment) => (
            <label key={sentiment}>
              <input
                type="radio"
                name="sentiment"
                checked={draft.sentiment === sentiment}
                onChange={() => onChange({ ...draft, sentiment })}
              />
              {t(sentiment)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('urgency')}</legend>
        <div className="levels">
          {levels.map((urgency) => (
            <label key={urgency}>
              <input
                type="radio"
                name="urgency"
                checked={draft.urgency === urgency}
                onChange={() => onChange({ ...draft, urgency })}
              />
              <span>
                {t(`urgency_${urgency}`)}
                <small>{t(`urgency_${urgency}_means`)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('topics')}</legend>
        <div className="areas">
          {areas.map(([parent, own]) => (
            <div key={parent}>
              <p className="label">{t(`parent_${parent}`)}</p>
              {own.map(({ topic }) => (
                <label key={topic}>
                  <input
                    type="checkbox"
                    checked={draft.topics.includes(topic)}
                    onChange={() => onChange({ ...draft, topics: toggled(draft.topics, topic) })}
                  />
                  {t(`topic_${topic}`)}
                </label>
              ))}
            </div>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('flags')}</legend>
        <div className="choices">
          {judged.map((flag) => (
            <label key={flag}>
              <input
                type="checkbox"
                checked={draft.flags.includes(flag)}
                onChange={() => onChange({ ...draft, flags: toggled(draft.flags, flag) })}
              />
              {t(`flag_${flag}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
