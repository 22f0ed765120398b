// How often people and machine agree, by label; and the way to read more posts a second time.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { share } from '../../../contract/learn/numbers.ts';
import { learn } from '../../../contract/learn.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { dayName, dayOf, number } from '../../lib/time.ts';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { WideTable } from '../../parts/WideTable.tsx';
import { LearnHead } from './LearnHead.tsx';
import { Reanalysis } from './Reanalysis.tsx';
import { percents } from './share-words.ts';
import { useUnderstoodNames } from './understood-names.ts';
import './understood.css';

type Read = AnswerOf<typeof learn.getAgreement>;
type Row = Read['labels'][number];

export function Agreement() {
  const { t } = useTranslation('agreement');
  const may = useMay('analyses.write');
  const agreement = useQuery(reading(learn.getAgreement, {}, ['analyses']));
  const data = agreement.data;
  const step = may && (
    <Link className="btn main" to="/learn/agreement/read">
      {t('read_again')}
    </Link>
  );
  return (
    <div className="page learn">
      <LearnHead tab="agreement" scoped={false} />
      <div className="head">
        <h2>{t('title')}</h2>
        <Link to="/learn/taxonomies">{t('own_labels')}</Link>
      </div>
      {agreement.isPending ? (
        <Loading />
      ) : agreement.isError ? (
        <Wrong error={agreement.error} again={() => void agreement.refetch()} />
      ) : data && data.read > 0 ? (
        <Measured data={data} step={step} />
      ) : (
        <Empty step={step || undefined}>{t('none')}</Empty>
      )}
      <details className="fold">
        <summary>{t('how')}</summary>
        <p className="agreement-lead">{t('how_drawn')}</p>
        <p className="agreement-lead">{t('how_counted')}</p>
        <p className="agreement-lead">{t('how_used')}</p>
      </details>
      <Reanalysis />
    </div>
  );
}

function Measured({ data, step }: { data: Read; step: ReactNode }) {
  const { t } = useTranslation('agreement');
  const zone = useMe().organization.timeZone;
  const parts = [...Map.groupBy(data.labels, ({ part }) => part)];
  return (
    <>
      <p className="agreement-lead">
        {t('lead', {
          posts: t('n_posts', { count: data.read, n: number(data.read) }),
          people: t('n_people', { count: data.readers, n: number(data.readers) }),
          day: data.since ? dayName(dayOf(new Date(data.since), zone)) : '',
        })}{' '}
        {data.read < 100 && t('few', { n: number(100 - data.read) })}{' '}
        {data.older > 0 && t('older', { count: data.older, n: number(data.older) })}
      </p>
      {step}
      <dl className="agreement-overall">
        {data.overall.map(({ part, agreed }) => (
          <div key={part}>
            <dt>{t(`part_${part}`)}</dt>
            <dd>
              <Share of={agreed} />
            </dd>
          </div>
        ))}
      </dl>
      <WideTable
        name={t('by_label')}
        className="agreement"
        heads={[
          t('label'),
          { end: t('both') },
          { end: t('only_person') },
          { end: t('only_machine') },
          t('agreed'),
          t('found'),
          t('right'),
          { end: t('kappa') },
        ]}
      >
        {parts.map(([part, rows]) => (
          <Fragment key={part}>
            <tr className="part">
              <th scope="rowgroup" colSpan={8}>
                {t(`part_${part}`)}
              </th>
            </tr>
            {rows.map((row) => (
              <Label key={row.label} row={row} />
            ))}
          </Fragment>
        ))}
      </WideTable>
    </>
  );
}

function Label({ row }: { row: Row }) {
  const nameOf = useUnderstoodNames();
  return (
    <tr>
      <th scope="row">{nameOf(row.part, row.label)}</th>
      <td className="r n">{number(row.both)}</td>
      <td className="r n">{number(row.person)}</td>
      <td className="r n">{number(row.machine)}</td>
      <td>
        <Share of={row.agreed} />
      </td>
      <td>
        <Share of={row.found} />
      </td>
      <td>
        <Share of={row.right} />
      </td>
      <td className="r n">{row.kappa === null ? '–' : number(row.kappa)}</td>
    </tr>
  );
}

function Share({ of }: { of: z.output<typeof share> | null }) {
  const { t } = useTranslation('agreement');
  if (!of) return <small>{t('too_few')}</small>;
  const { value, low, high } = percents(of);
  return (
    <>
      {value} <small>{t('between', { low, high })}</small>
    </>
  );
}
