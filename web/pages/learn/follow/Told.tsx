// Those who said it: who knows what became of it, who can still be told and how, and who can't be reached.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contributor, Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { sentenceOf } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { reading, woken } from '../../../lib/queries.ts';
import { number } from '../../../lib/time.ts';
import { Button } from '../../../parts/Button.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { ContributorRow } from './ContributorRow.tsx';

/** What we say to somebody, in their language where we have it. */
export function wordsFor({ post }: Contributor, { texts }: Insight): { lang: 'en' | 'es'; text: string } | null {
  const theirs = post?.lang?.startsWith('es') ? 'es' : 'en';
  const other = theirs === 'es' ? 'en' : 'es';
  const lang = texts[theirs] ? theirs : other;
  const text = texts[lang];
  return text ? { lang, text } : null;
}

const waitsToBeTold = ({ channel, telling }: Contributor): boolean =>
  channel !== null && (telling === null || telling.state === 'refused');

export function Told({ of }: { of: Insight }) {
  const { t } = useTranslation('follow');
  const list = useQuery(reading(learn.findContributors, { params: { id: of.id } }, ['insights', 'deliveries']));
  const people = list.data?.contributors ?? [];
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const waiting = people.filter(waitsToBeTold);
  const may = of.may.tell && (of.stage === 'changed' || of.stage === 'told') && !of.aside;
  const tellAll = async () => {
    const found: Record<string, string> = {};
    for (const [at, one] of waiting.entries()) {
      setProgress({ done: at, of: waiting.length });
      const words = wordsFor(one, of);
      if (!words) continue;
      try {
        await call(learn.tell, { params: { id: of.id }, body: { contributorId: one.id, ...words } });
      } catch (error) {
        found[one.id] = sentenceOf(error);
      }
    }
    setWrong(found);
    setProgress(null);
    woken('insights');
  };
  const noText = !of.texts.en && !of.texts.es;
  return (
    <section aria-labelledby="told-title" id="told" tabIndex={-1}>
      <div className="head">
        <h2 id="told-title">{t('who_said_it')}</h2>
        <span>
          {t('told_of', { told: number(of.people.told), all: number(of.people.all) })}
          {of.people.unreachable > 0 &&
            ` · ${t('unreachable', { count: of.people.unreachable, n: number(of.people.unreachable) })}`}
        </span>
      </div>
      {!may && of.people.told === 0 && (
        <p className="note">{t(of.may.tell ? 'tell_after_change' : 'tell_not_yours')}</p>
      )}
      {may && waiting.length > 0 && (
        <div className="acts tell-all">
          <Button
            look="main"
            busy={progress !== null}
            not={noText ? t('write_first') : undefined}
            onClick={() => void tellAll()}
          >
            {t('tell_all', { count: waiting.length, n: number(waiting.length) })}
          </Button>
          <span role="status">
            {progress && t('telling_progress', { done: number(progress.done), all: number(progress.of) })}
          </span>
        </div>
      )}
      {list.isPending && <Loading />}
      {list.isError && <Wrong error={list.error} again={() => void list.refetch()} />}
      <ul className="rows contributors">
        {people.map((one) => (
          <ContributorRow key={one.id} one={one} of={of} may={may} wrong={wrong[one.id]} />
        ))}
      </ul>
      {list.data?.more && <p className="note">{t('more_contributors')}</p>}
    </section>
  );
}
