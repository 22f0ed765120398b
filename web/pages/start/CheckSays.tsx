// What the check says: the verdict, each phrase with its reason and source, and words that pass.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { CopyIcon } from '@phosphor-icons/react/dist/csr/Copy';
import { EyesIcon } from '@phosphor-icons/react/dist/csr/Eyes';
import { ProhibitIcon } from '@phosphor-icons/react/dist/csr/Prohibit';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer, Finding, Verdict } from '../../../language/check/index.ts';
import { say, sayWrong } from '../../lib/toasts.ts';
import { Button } from '../../parts/Button.tsx';

const icons = { block: ProhibitIcon, review: EyesIcon, allow: CheckIcon };

export function Says({
  answer,
  reading,
  take,
}: {
  answer: Answer | undefined;
  reading: boolean;
  take: (words: string) => void;
}) {
  const { t } = useTranslation('check');
  const rewrite = answer?.findings.find((each) => each.rewrite)?.rewrite;
  return (
    <div className="says" id="check-says">
      <div role="status">
        {answer && !reading ? (
          <VerdictLine verdict={answer.verdict} />
        ) : (
          <p className="waiting">{t(reading ? 'reading' : 'silent')}</p>
        )}
      </div>
      {answer && !reading && answer.findings.map((each) => <Reason key={`${each.rule}${each.start}`} finding={each} />)}
      {answer && !reading && rewrite && <Instead words={rewrite} take={take} />}
    </div>
  );
}

function VerdictLine({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation('check');
  const Icon = icons[verdict];
  return (
    <p className={`verdict ${verdict}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`verdict_${verdict}`)}
    </p>
  );
}

function Reason({ finding: { rule, quote, why, source } }: { finding: Finding }) {
  const { t } = useTranslation('check');
  return (
    <div className="finding">
      <p>
        {quote && <b>{t('quoted', { words: quote })} </b>}
        {why}
      </p>
      <p className="meta">
        <Link to="/rules/$rule" params={{ rule }}>
          {rule}
        </Link>
        <span>{source}</span>
      </p>
    </div>
  );
}

/** Phone numbers do not break. */
const phone = /((?:\d{3}-)?\d{3}-\d{4})/;
const eachPart = (part: string, place: number) =>
  place % 2 ? (
    // The parts of a text stay where they are.
    <span key={place} className="tel">
      {part}
    </span>
  ) : (
    part
  );

function Instead({ words, take }: { words: string; take: (words: string) => void }) {
  const { t } = useTranslation('check');
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => say(t('copied')),
      () => sayWrong(t('copy_refused')),
    );
  return (
    <div className="rewrite">
      <p className="verdict allow">
        <CheckIcon className="i" aria-hidden="true" />
        {t('passes')}
      </p>
      <p className="instead">{words.split(phone).map(eachPart)}</p>
      <div className="acts">
        <Button look="main" onClick={() => void copy()}>
          <CopyIcon className="i s" aria-hidden="true" />
          {t('copy')}
        </Button>
        <Button onClick={() => take(words)}>{t('take')}</Button>
      </div>
    </div>
  );
}
