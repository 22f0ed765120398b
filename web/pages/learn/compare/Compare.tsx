// Compares places, watches, networks, languages or periods by one share of people: a small chart each, or a table.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Compared, type Way, ways } from '../../../../contract/learn/compare.ts';
import { learn } from '../../../../contract/learn.ts';
import { topics } from '../../../../language/analysis/index.ts';
import { reading } from '../../../lib/queries.ts';
import { span } from '../../../lib/time.ts';
import { Field } from '../../../parts/Field.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { useScope } from '../scope.ts';
import { ComparedGroup } from './ComparedGroup.tsx';
import { ComparedPosts } from './ComparedPosts.tsx';
import { ComparedTable } from './ComparedTable.tsx';
import { useComparedLines } from './lines.ts';
import { useGroupNames, useMeasureName } from './names.ts';
import { topOf } from './scale.ts';
import '../../../parts/link.css';
import './compare.css';

const areas = [...new Set(topics.map(({ parent }) => parent))];
const marks = ['question', 'complaint', 'compliment', 'suggestion', 'safety', 'adverse_event', 'rumour', 'needs_reply'];

export function Compare() {
  const { t } = useTranslation('compare');
  const { scope, period } = useScope();
  const search = useSearch({ strict: false }) as { by?: Way; measure?: string; group?: string; chart?: 'table' };
  const navigate = useNavigate();
  const { by = 'facility', measure = 'sentiment negative' } = search;
  const compared = useQuery(reading(learn.compare, { query: { ...scope, by, measure } }, ['analyses']));
  const nameOf = useGroupNames(by);
  const measureName = useMeasureName();
  const lines = useComparedLines(by);
  const charts = useRef<HTMLUListElement>(null);
  const change = (part: Record<string, string | undefined>) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, ...part })) as never, resetScroll: false });
  const groups = compared.data?.groups ?? [];
  const top = topOf(groups);
  const caption = t('caption', { what: measureName(measure), days: span(period.from, period.to) });
  const table = search.chart === 'table';
  const open = groups.find(({ key }) => key === search.group);
  const choose = (group: Compared) => change({ group: group.key === search.group ? undefined : group.key });
  return (
    <div className="page learn compare">
      <LearnHead tab="compare" />
      <div className="compare-choice">
        <Field label={t('what')}>
          <select value={measure} onChange={({ target }) => change({ measure: target.value, group: undefined })}>
            <optgroup label={t('understood:sentiment')}>
              <option value="sentiment negative">{measureName('sentiment negative')}</option>
              <option value="sentiment positive">{measureName('sentiment positive')}</option>
            </optgroup>
            <optgroup label={t('understood:urgency')}>
              <option value="urgent">{measureName('urgent')}</option>
            </optgroup>
            <optgroup label={t('areas')}>
              {areas.map((area) => (
                <option key={area} value={`area ${area}`}>
                  {measureName(`area ${area}`)}
                </option>
              ))}
            </optgroup>
            {areas.map((area) => (
              <optgroup key={area} label={t(`understood:parent_${area}`)}>
                {topics
                  .filter(({ parent }) => parent === area)
                  .map(({ topic }) => (
                    <option key={topic} value={`topic ${topic}`}>
                      {measureName(`topic ${topic}`)}
                    </option>
                  ))}
              </optgroup>
            ))}
            <optgroup label={t('understood:flags')}>
              {marks.map((flag) => (
                <option key={flag} value={`flag ${flag}`}>
                  {measureName(`flag ${flag}`)}
                </option>
              ))}
            </optgroup>
          </select>
        </Field>
        <Field label={t('by')}>
          <select value={by} onChange={({ target }) => change({ by: target.value, group: undefined })}>
            {ways.map((way) => (
              <option key={way} value={way}>
                {t(`by_${way}`)}
              </option>
            ))}
          </select>
        </Field>
      </div>
      {compared.isPending && <Loading />}
      {compared.isError && <Wrong error={compared.error} again={() => void compared.refetch()} />}
      {compared.data && groups.length === 0 && <Empty>{t('nothing')}</Empty>}
      {groups.length > 0 && (
        <>
          <div className="head">
            <h2>{caption}</h2>
            <span className="as">
              <button
                type="button"
                className="link"
                aria-expanded={table}
                onClick={() => change({ chart: table ? undefined : 'table' })}
              >
                {table ? t('as_charts') : t('as_table')}
              </button>
              <button
                type="button"
                className="link"
                onClick={() => import('./files.ts').then((it) => it.saveComparison(groups, lines, measure, period))}
              >
                CSV
              </button>
              {!table && (
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    charts.current &&
                    import('./files.ts').then((it) =>
                      it.saveCharts(charts.current as HTMLElement, caption, measure, period),
                    )
                  }
                >
                  PNG
                </button>
              )}
            </span>
          </div>
          {table ? (
            <ComparedTable groups={groups} nameOf={nameOf} open={search.group} onChoose={choose} />
          ) : (
            <ul className="multiples" ref={charts}>
              {groups.map((group) => (
                <ComparedGroup
                  key={group.key}
                  group={group}
                  name={nameOf(group)}
                  top={top}
                  open={group.key === search.group}
                  onChoose={() => choose(group)}
                />
              ))}
            </ul>
          )}
          <p className="meta compare-note">
            <span>{t('note', { count: compared.data?.more ?? 0 })}</span>
            {groups.some(({ counted }) => counted.share?.corrected) && <span>{t('note_corrected')}</span>}
          </p>
          {open && (
            <ComparedPosts
              key={`${open.key} ${measure}`}
              asked={{ ...scope, by, measure, group: open.key }}
              title={t('posts_of', { name: nameOf(open), what: measureName(measure) })}
              onClose={() => change({ group: undefined })}
            />
          )}
        </>
      )}
    </div>
  );
}
