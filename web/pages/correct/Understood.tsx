// A quiet line of what was understood of a post: feeling, topics, urgency where it is serious, risk to life.
import { HeartbeatIcon } from '@phosphor-icons/react/dist/csr/Heartbeat';
import { PencilLineIcon } from '@phosphor-icons/react/dist/csr/PencilLine';
import { SmileyIcon } from '@phosphor-icons/react/dist/csr/Smiley';
import { SmileyMehIcon } from '@phosphor-icons/react/dist/csr/SmileyMeh';
import { SmileySadIcon } from '@phosphor-icons/react/dist/csr/SmileySad';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import { WarningOctagonIcon } from '@phosphor-icons/react/dist/csr/WarningOctagon';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import { useUnderstoodNames } from '../learn/understood-names.ts';
import { languageName } from '../listen/names.ts';
import './correct.css';

const faces = { negative: SmileySadIcon, neutral: SmileyMehIcon, positive: SmileyIcon };

interface Props {
  analysis: Analysis | undefined;
  /** Opens the choices at the button. */
  onCorrect?: ((analysis: Analysis, anchor: Element) => void) | undefined;
}

export function Understood({ analysis, onCorrect }: Props) {
  const { t } = useTranslation('correct');
  const name = useUnderstoodNames();
  if (!analysis) return null;
  const Face = faces[analysis.sentiment];
  const isRead = analysis.read || analysis.correctedAt !== null;
  return (
    <p className="understood">
      <span className="off">{t('understood')}</span>
      {analysis.lifeRisk && (
        <b className="grave">
          <HeartbeatIcon className="i s" aria-hidden="true" weight="bold" /> {t('understood:life_risk')}
        </b>
      )}
      {analysis.urgency >= 2 && (
        <b className={analysis.urgency === 3 ? 'grave' : undefined}>
          {analysis.urgency === 3 ? (
            <WarningOctagonIcon className="i s" aria-hidden="true" weight="bold" />
          ) : (
            <WarningIcon className="i s" aria-hidden="true" />
          )}{' '}
          {name('urgency', String(analysis.urgency))}
        </b>
      )}
      {isRead ? (
        <span>
          <Face className="i s" aria-hidden="true" /> {name('sentiment', analysis.sentiment)}
        </span>
      ) : (
        <span>{t('unread', { language: languageName(analysis.language) })}</span>
      )}
      {analysis.topics.length > 0 && (
        <span>{analysis.topics.map(({ topic }) => name('topic', topic)).join(' · ')}</span>
      )}
      {analysis.correctedAt && (
        <span>
          <PencilLineIcon className="i s" aria-hidden="true" />{' '}
          {analysis.correctedByName ? t('corrected_by', { who: analysis.correctedByName }) : t('corrected_once')}
          {analysis.changedSince && ` · ${t('changed_since')}`}
        </span>
      )}
      {onCorrect && (
        <button
          type="button"
          className="btn bare"
          data-act="correct"
          onClick={(event) => onCorrect(analysis, event.currentTarget)}
        >
          {t('correct')}
        </button>
      )}
    </p>
  );
}
