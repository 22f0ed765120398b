// Labels of one's own: learned from a file or from what people said here, compared, and let take over.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../contract/learn.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { LearnHead } from './LearnHead.tsx';
import { NewTaxonomy } from './NewTaxonomy.tsx';
import { OneTaxonomy } from './OneTaxonomy.tsx';
import './understood.css';

const least = 30;

export function Taxonomies() {
  const { t } = useTranslation('taxonomy');
  const may = useMay('models.write');
  const found = useQuery(reading(learn.findTaxonomies, {}, ['analyses']));
  const [adding, setAdding] = useState(false);
  const [act, busy] = useAct();
  const data = found.data;
  const fromPosts = () =>
    void act(() => call(learn.learnFromPosts, { body: { name: t('from_posts_name') } }), {
      ended: () => void found.refetch(),
    });
  const acts = may && data && (
    <div className="acts">
      <Button look="main" onClick={() => setAdding(true)}>
        {t('from_file')}
      </Button>
      <Button
        busy={busy}
        not={data.labelled < least ? t('too_few', { n: number(data.labelled), least }) : undefined}
        onClick={fromPosts}
      >
        {t('from_posts', { count: data.labelled, n: number(data.labelled) })}
      </Button>
    </div>
  );
  return (
    <div className="page learn">
      <LearnHead tab="agreement" scoped={false} name={t('title')} />
      <div className="head">
        <h2>{t('title')}</h2>
        <Link to="/learn/agreement">{t('agreement:title')}</Link>
      </div>
      <p className="agreement-lead">{t('lead')}</p>
      {found.isPending ? (
        <Loading />
      ) : found.isError ? (
        <Wrong error={found.error} again={() => void found.refetch()} />
      ) : data?.taxonomies.length === 0 ? (
        <Empty step={acts || undefined}>{t('none')}</Empty>
      ) : (
        <>
          {acts}
          {data?.taxonomies.map((one) => (
            <OneTaxonomy key={one.id} taxonomy={one} />
          ))}
        </>
      )}
      {adding && <NewTaxonomy onClose={() => setAdding(false)} />}
    </div>
  );
}
