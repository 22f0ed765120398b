// Beside a post: what was understood of it, by which model, and who corrected what.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import type { Correction } from '../../../contract/learn/correction.ts';
import { learn } from '../../../contract/learn.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { type Key, useKeys } from '../../lib/keys.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { useUnderstoodNames } from '../learn/understood-names.ts';
import { languageName } from '../listen/names.ts';
import { keep } from './analyses.ts';
import { Correcting } from './Correcting.tsx';
import './correct.css';

export function AboutAnalysis({ analysis }: { analysis: Analysis | undefined }) {
  const { t } = useTranslation('correct');
  const name = useUnderstoodNames();
  const may = useMay('analyses.write');
  const [anchor, setAnchor] = useState<Element>();
  const acts = useRef<HTMLDivElement>(null);
  const keys = useMemo<Key[]>(
    () => (may ? [{ keys: 'c', label: 'correct', run: () => acts.current?.querySelector('button')?.click() }] : []),
    [may],
  );
  useKeys(keys);
  if (!analysis) return null;
  const isRead = analysis.read || analysis.correctedAt !== null;
  return (
    <section aria-labelledby="understood">
      <div className="head">
        <h2 id="understood">{t('title')}</h2>
      </div>
      <dl className="facts">
        {analysis.lifeRisk && <Fact name={t('risk')}>{t('understood:life_risk')}</Fact>}
        {isRead ? (
          <>
            <Fact name={t('understood:sentiment')}>{name('sentiment', analysis.sentiment)}</Fact>
            <Fact name={t('understood:urgency')}>{name('urgency', String(analysis.urgency))}</Fact>
            {analysis.topics.length > 0 && (
              <Fact name={t('understood:topics')}>
                {analysis.topics.map(({ topic }) => (
                  <span key={topic}>{name('topic', topic)}</span>
                ))}
              </Fact>
            )}
          </>
        ) : (
          <Fact name={t('language')}>{t('unread', { language: languageName(analysis.language) })}</Fact>
        )}
        {analysis.flags.length > 0 && (
          <Fact name={t('understood:flags')}>{analysis.flags.map((flag) => name('flag', flag)).join(', ')}</Fact>
        )}
        <Fact name={t('read_by')}>
          {analysis.model.startsWith('shipped ') ? t('shipped', { version: analysis.model.slice(8) }) : analysis.model}
        </Fact>
      </dl>
      {may && (
        <div ref={acts} className="acts">
          <Button onClick={(event) => setAnchor(event.currentTarget)}>{t('correct')}</Button>
        </div>
      )}
      {analysis.changedSince && <p className="hint">{t('changed_since_long')}</p>}
      {analysis.correctedAt && <History postId={analysis.postId} at={analysis.correctionId} may={may} />}
      {anchor && <Correcting analysis={analysis} anchor={anchor} onClose={() => setAnchor(undefined)} />}
    </section>
  );
}

function History({ postId, at, may }: { postId: string; at: string | null; may: boolean }) {
  const { t } = useTranslation('correct');
  const zone = useMe().organization.timeZone;
  const [act] = useAct();
  const { corrections = [] } =
    useQuery(reading(learn.findCorrections, { params: { id: postId } }, ['analyses'])).data ?? {};
  return (
    <ol className="corrections">
      {corrections.map((correction) => (
        <li key={correction.id} className={correction.undoneAt ? 'undone' : undefined}>
          <span>
            <Changes of={correction} />
          </span>
          <small>
            {correction.byName ?? t('somebody')}, {when(correction.at, zone)}
            {correction.undoneAt && `, ${t('taken_back')}`}
          </small>
          {may && correction.id === at && (
            <Button
              look="bare"
              onClick={() =>
                act(() => call(learn.undoCorrection, { params: { id: correction.id } }), {
                  ended: ({ analysis }) => keep([analysis]),
                })
              }
            >
              {t('app:undo')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Of each part that was corrected, what it was and what it is. */
function Changes({ of: { changed, before } }: { of: Correction }) {
  const { t } = useTranslation('correct');
  const name = useUnderstoodNames();
  const list = (part: 'topic' | 'flag', labels: readonly string[] = []) =>
    labels.map((label) => name(part, label)).join(', ') || t('none');
  const risk = (is: boolean | undefined) => t(is ? 'understood:life_risk' : 'none');
  const rows: [string, ReactNode, ReactNode][] = [];
  if (changed.sentiment)
    rows.push([
      t('understood:sentiment'),
      name('sentiment', before.sentiment ?? ''),
      name('sentiment', changed.sentiment),
    ]);
  if (changed.urgency !== undefined)
    rows.push([
      t('understood:urgency'),
      name('urgency', String(before.urgency)),
      name('urgency', String(changed.urgency)),
    ]);
  if (changed.lifeRisk !== undefined) rows.push([t('risk'), risk(before.lifeRisk), risk(changed.lifeRisk)]);
  if (changed.topics) rows.push([t('understood:topics'), list('topic', before.topics), list('topic', changed.topics)]);
  if (changed.flags) rows.push([t('understood:flags'), list('flag', before.flags), list('flag', changed.flags)]);
  return rows.map(([part, was, is]) => (
    <span key={part} className="change">
      {part}: <s>{was}</s> → {is}
    </span>
  ));
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
