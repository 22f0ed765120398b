// One taxonomy: its columns to choose, that it is learning, how well it does beside the one in use, and what it labelled.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Taxonomy } from '../../../contract/learn/taxonomies.ts';
import { learn } from '../../../contract/learn.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { queries, reading } from '../../lib/queries.ts';
import { dayName, dayOf, number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { WideTable } from '../../parts/WideTable.tsx';

const again = () => void queries.invalidateQueries({ queryKey: [learn.findTaxonomies.path] });
const hundredth = (value: number | null) => (value === null ? '–' : number(Math.round(value * 100) / 100));

export function OneTaxonomy({ taxonomy }: { taxonomy: Taxonomy }) {
  const { t } = useTranslation('taxonomy');
  const zone = useMe().organization.timeZone;
  const { state, outcome, fault, name, labelledTo } = taxonomy;
  return (
    <section className="taxonomy" aria-label={name}>
      <h3>
        {name} <span className={state === 'failed' ? 'flag alarm' : 'flag'}>{t(`state_${state}`)}</span>
      </h3>
      {state === 'uploaded' && <Columns taxonomy={taxonomy} />}
      {fault && <p className="wrong">{String(fault.values.why ?? '')}</p>}
      {outcome && (
        <p className="agreement-lead">
          {t('learned', {
            texts: t('n_texts', { count: outcome.texts, n: number(outcome.texts) }),
            labels: t('n_labels', { count: outcome.labels.length, n: number(outcome.labels.length) }),
            seconds: number(outcome.seconds),
          })}{' '}
          {outcome.leftOut > 0 && t('left_out', { count: outcome.leftOut, n: number(outcome.leftOut) })}
          {state === 'in_use' &&
            labelledTo &&
            ` ${t('labelled_to', { day: dayName(dayOf(new Date(labelledTo), zone), true) })}`}
        </p>
      )}
      {outcome && <Compared outcome={outcome} />}
      <Acts taxonomy={taxonomy} />
      {outcome && <Labels taxonomy={taxonomy} outcome={outcome} />}
    </section>
  );
}

function Columns({ taxonomy: { id, columns } }: { taxonomy: Taxonomy }) {
  const { t } = useTranslation('taxonomy');
  const may = useMay('models.write');
  const lengthOf = (samples: string[]) => samples.reduce((sum, { length }) => sum + length, 0) / (samples.length || 1);
  const guessed = [...columns].sort((a, b) => lengthOf(b.samples) - lengthOf(a.samples))[0]?.name ?? '';
  const guessedLabel =
    columns.find(({ name }) => /label|topic|categor|theme|team|etiqueta|tema/i.test(name) && name !== guessed)?.name ??
    columns.find(({ name }) => name !== guessed)?.name ??
    '';
  const [text, setText] = useState(guessed);
  const [label, setLabel] = useState(guessedLabel);
  const [act, busy] = useAct();
  const choose = (value: string, set: (value: string) => void) => (
    <select value={value} onChange={(event) => set(event.target.value)}>
      {columns.map(({ name, samples }) => (
        <option key={name} value={name}>
          {samples[0] ? `${name}: ${samples[0].slice(0, 40)}` : name}
        </option>
      ))}
    </select>
  );
  if (!may) return null;
  return (
    <form
      className="taxonomy-columns"
      onSubmit={(event) => {
        event.preventDefault();
        void act(() => call(learn.trainTaxonomy, { params: { id }, body: { text, label } }), { ended: again });
      }}
    >
      <Field label={t('column_text')}>{choose(text, setText)}</Field>
      <Field label={t('column_label')} hint={t('column_label_hint')}>
        {choose(label, setLabel)}
      </Field>
      <Button
        type="submit"
        look="main"
        busy={busy}
        not={text === label ? t('same_column') : undefined}
        onClick={() => {}}
      >
        {t('learn')}
      </Button>
    </form>
  );
}

function Compared({ outcome }: { outcome: NonNullable<Taxonomy['outcome']> }) {
  const { t } = useTranslation('taxonomy');
  const rows = [
    { name: t('this_one'), measures: outcome.measures },
    ...(outcome.beside ? [{ name: outcome.beside.name, measures: outcome.beside.measures }] : []),
  ];
  return (
    <WideTable
      name={t('compared', { n: number(outcome.heldBack) })}
      className="agreement"
      heads={[
        t('compared', { n: number(outcome.heldBack) }),
        { end: t('accuracy') },
        { end: t('macro') },
        { end: t('micro') },
      ]}
    >
      {rows.map(({ name, measures }) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td className="r n">{hundredth(measures.accuracy)}</td>
          <td className="r n">{hundredth(measures.macroF1)}</td>
          <td className="r n">{hundredth(measures.microF1)}</td>
        </tr>
      ))}
    </WideTable>
  );
}

function Acts({ taxonomy: { id, state, name } }: { taxonomy: Taxonomy }) {
  const { t } = useTranslation('taxonomy');
  const may = useMay('models.write');
  const [act, busy] = useAct();
  const of = { params: { id } };
  if (!may || state === 'uploaded' || state === 'training') return state === 'training' ? <Learning /> : null;
  return (
    <div className="acts">
      {(state === 'ready' || state === 'put_away') && (
        <Button
          look={state === 'ready' ? 'main' : 'plain'}
          busy={busy}
          onClick={() =>
            void act(() => call(learn.useTaxonomy, of), {
              done: t('taken_over', { name }),
              undo: () => call(learn.putAwayTaxonomy, of).then(again),
              ended: again,
            })
          }
        >
          {t('use')}
        </Button>
      )}
      {state === 'in_use' ? (
        <Button
          busy={busy}
          onClick={() =>
            void act(() => call(learn.putAwayTaxonomy, of), {
              done: t('was_put_away', { name }),
              undo: () => call(learn.useTaxonomy, of).then(again),
              ended: again,
            })
          }
        >
          {t('put_away')}
        </Button>
      ) : (
        <Button
          look="bare"
          busy={busy}
          onClick={() => void act(() => call(learn.deleteTaxonomy, of), { ended: again })}
        >
          {t('delete')}
        </Button>
      )}
    </div>
  );
}

function Learning() {
  const { t } = useTranslation('taxonomy');
  return <p role="status">{t('learning')}</p>;
}

function Labels({
  taxonomy: { id, state },
  outcome,
}: {
  taxonomy: Taxonomy;
  outcome: NonNullable<Taxonomy['outcome']>;
}) {
  const { t } = useTranslation('taxonomy');
  const counted = useQuery({
    ...reading(learn.countOwnLabels, { params: { id }, query: {} }, ['analyses']),
    enabled: state === 'in_use',
  }).data;
  const of = new Map(counted?.labels.map((one) => [one.label, one.counted]));
  return (
    <details className="fold" open={state === 'in_use'}>
      <summary>{t('labels')}</summary>
      <WideTable
        name={t('labels')}
        className="agreement"
        heads={[t('label'), { end: t('texts') }, { end: 'F1' }, { end: t('posts') }, { end: t('people') }]}
      >
        {outcome.labels.map(({ label, texts, f1 }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="r n">{number(texts)}</td>
            <td className="r n">{hundredth(f1)}</td>
            <td className="r n">
              {state === 'in_use' ? number(of.get(label)?.posts ?? 0) : '–'}
              {of.get(label)?.tooFew && <small>{t('few')}</small>}
            </td>
            <td className="r n">{state === 'in_use' ? number(of.get(label)?.people ?? 0) : '–'}</td>
          </tr>
        ))}
      </WideTable>
    </details>
  );
}
