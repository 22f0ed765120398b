// Writes an insight: the claim, and what it rests on: a period and a place as counted now, and the posts one chooses.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { focusFirst } from '../../../lib/focus.ts';
import { reading, woken } from '../../../lib/queries.ts';
import { number } from '../../../lib/time.ts';
import { Field } from '../../../parts/Field.tsx';
import { FormActs } from '../../../parts/FormActs.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { Words } from '../../../parts/Words.tsx';
import { useFacilities } from '../../listen/names.ts';
import { PostMeta } from '../../listen/PostMeta.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { useScope } from '../scope.ts';
import { Figures } from './Evidence.tsx';
import './follow.css';

const route = getRouteApi('/frame/learn/follow-through/new');

/** Posts that are shown when all are taken. */
const sample = 8;

export function NewInsight() {
  const { t } = useTranslation('follow');
  const { scope } = useScope();
  const { what, posts: given = '' } = route.useSearch();
  const navigate = useNavigate();
  const facilities = useFacilities();
  const [run, busy] = useAct();
  const brought = given.split(',').filter(Boolean);
  const [claim, setClaim] = useState('');
  const [objective, setObjective] = useState('');
  const [facility, setFacility] = useState(scope.facility ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(brought);
  const [whole, setWhole] = useState(brought.length === 0);
  const [wrong, setWrong] = useState(false);
  const asked = { ...scope, ...(facility ? { facility } : {}), ...(what ? { what } : {}) };
  // The posts alone, when one comes with them.
  const scoped = brought.length === 0;
  const preview = useQuery({
    ...reading(learn.previewEvidence, { body: { scope: asked } }, ['analyses', 'posts']),
    enabled: scoped,
  });
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setWrong(claim.trim() === '');
    if (claim.trim() === '') return;
    const body = {
      claim: claim.trim(),
      objective: objective.trim() || null,
      facilityId: facility || null,
      scope: scoped ? asked : null,
      postIds: [...chosen],
      wholeScope: scoped && whole,
      quotePostId: chosen[0] ?? preview.data?.posts[0]?.id ?? null,
    };
    void run(() => call(learn.writeInsight, { body }), {
      done: t('written'),
      ended: ({ id }) => {
        woken('insights');
        void navigate({ to: '/learn/follow-through/$id', params: { id } });
      },
    });
  };
  const none = scoped && preview.data?.counted.posts === 0;
  return (
    <div className="page learn follow">
      <LearnHead tab="follow" scoped={scoped} name={t('write')} />
      <form className="insight" onSubmit={send} ref={focusFirst} noValidate>
        <div className="main form">
          <h2>{t('write')}</h2>
          <Field label={t('claim')} hint={t('claim_hint')} wrong={wrong ? t('missing_claim') : undefined} required>
            <textarea rows={2} value={claim} maxLength={300} onChange={(event) => setClaim(event.target.value)} />
          </Field>
          <Field label={t('objective')} hint={t('objective_hint')}>
            <input value={objective} maxLength={300} onChange={(event) => setObjective(event.target.value)} />
          </Field>
          {facilities.open.length > 0 && (
            <Field label={t('place')} hint={t('place_hint')}>
              <select value={facility} onChange={(event) => setFacility(event.target.value)}>
                <option value="">{t('whole')}</option>
                {facilities.open.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          )}
          <FormActs
            act={t('write_act')}
            busy={busy}
            not={none ? t('nothing_said') : undefined}
            onCancel={() => void navigate({ to: '/learn/follow-through', search: {} })}
          />
        </div>
        <section className="side" aria-labelledby="evidence">
          <div className="head">
            <h2 id="evidence">{t('evidence')}</h2>
          </div>
          {!scoped && (
            <p className="figures">{t('chosen_posts', { count: chosen.length, n: number(chosen.length) })}</p>
          )}
          {scoped && preview.isPending && <Loading />}
          {scoped && preview.isError && <Wrong error={preview.error} again={() => void preview.refetch()} />}
          {none && (
            <Empty
              step={
                <Link to="/learn/follow-through/new" search={{ days: 365 }}>
                  {t('look_back_a_year')}
                </Link>
              }
            >
              {t('nothing_said')}
            </Empty>
          )}
          {scoped && preview.data && !none && (
            <>
              <div className="figures">
                <p>
                  <Figures of={preview.data.counted} />
                </p>
              </div>
              <label className="check">
                <input type="checkbox" checked={whole} onChange={() => setWhole(!whole)} />
                {t('take_whole')}
              </label>
              {!whole && <p className="note">{t('choose_posts')}</p>}
              <ul className="rows evidence" aria-label={t('evidence')}>
                {preview.data.posts.slice(0, whole ? sample : undefined).map((post) => (
                  <li key={post.id}>
                    <label className="choose">
                      <input
                        type="checkbox"
                        checked={chosen.includes(post.id)}
                        onChange={() => toggle(post.id)}
                        aria-label={t('choose_post')}
                      />
                      <Words text={post.text ?? ''} lang={post.lang} size="w1" className="cut" />
                    </label>
                    <PostMeta post={post} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </form>
    </div>
  );
}
