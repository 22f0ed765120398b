// One insight: what it claims and rests on, its way so far with the next step, what we say, and who was told.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Insight as Of } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { reading, woken } from '../../../lib/queries.ts';
import { Button } from '../../../parts/Button.tsx';
import { Ring } from '../../../parts/Ring.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { useRowKeys } from '../../connect/row-keys.ts';
import { useFacilities } from '../../listen/names.ts';
import { LearnHead } from '../LearnHead.tsx';
import { Evidence } from './Evidence.tsx';
import { StepDialog } from './StepDialog.tsx';
import { Told } from './Told.tsx';
import { Way } from './Way.tsx';
import { YouSaid } from './YouSaid.tsx';
import './follow.css';

const route = getRouteApi('/frame/learn/follow-through/$id');

export function Insight() {
  const { t } = useTranslation('follow');
  const { id } = route.useParams();
  const insight = useQuery(reading(learn.getInsight, { params: { id } }, ['insights', 'deliveries', 'people']));
  useRowKeys();
  const of = insight.data;
  return (
    <div className="page learn follow">
      <LearnHead tab="follow" scoped={false} name={of?.claim ?? t('title')} />
      {insight.isPending && <Loading />}
      {insight.isError && <Wrong error={insight.error} again={() => void insight.refetch()} />}
      {of && <Body of={of} />}
    </div>
  );
}

function Body({ of }: { of: Of }) {
  const { t } = useTranslation('follow');
  const facilities = useFacilities();
  useHash();
  return (
    <article className="insight">
      <div className="main">
        <p className="meta">
          <Link to="/learn/follow-through" search={{}}>
            {t('title')}
          </Link>
          <span>{of.facilityId ? facilities.nameOf(of.facilityId) : t('whole')}</span>
        </p>
        <h2 className="claim">{of.claim}</h2>
        <p className="meta">
          <span className="flag">
            <Ring stage={of.stage} />
            {of.aside ? t('set_aside') : t(`stage_${of.stage}`)}
          </span>
          {of.objective && <span>{t('for_objective', { objective: of.objective })}</span>}
        </p>
        {of.quote?.text && (
          <Words
            text={of.quote.text}
            lang={of.quote.lang}
            size="w3"
            quoted
            within={{ conversation: of.quote.conversationId, post: of.quote.id }}
          />
        )}
        <Evidence of={of} />
        {(of.may.write || of.texts.en || of.texts.es) && <YouSaid of={of} />}
        <Told of={of} />
      </div>
      <aside className="side">
        <Way of={of} />
        {of.may.write && <Apart of={of} />}
      </aside>
    </article>
  );
}

/** Word it anew, or set it aside with the reason. */
function Apart({ of }: { of: Of }) {
  const { t } = useTranslation('follow');
  const [asking, setAsking] = useState<'wording' | 'aside' | null>(null);
  const [run, busy] = useAct();
  const aside = of.steps.findLast((step) => step.kind === 'aside' && step.undoneAt === null);
  const back = () =>
    run(() => call(learn.undoStep, { params: { id: of.id, step: aside?.id ?? '' } }), {
      done: t('taken_up_again'),
      ended: () => woken('insights'),
    });
  return (
    <section className="apart">
      {aside && <p>{t('aside_because', { why: aside.text ?? '' })}</p>}
      <div className="acts">
        <Button look="bare" onClick={() => setAsking('wording')}>
          {t('reword')}
        </Button>
        {aside ? (
          <Button busy={busy} onClick={() => void back()}>
            {t('take_up_again')}
          </Button>
        ) : (
          <Button look="bare" onClick={() => setAsking('aside')}>
            {t('set_aside_act')}
          </Button>
        )}
      </div>
      {asking && <StepDialog of={of} kind={asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

/** What loads late can be linked to all the same: “Tell them” opens where people are told. */
function useHash(): void {
  const done = useRef(false);
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (done.current || !id) return;
    done.current = true;
    const place = document.getElementById(id);
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  }, []);
}
