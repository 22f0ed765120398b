// The figures of a report: shares of people as dots with their interval on one axis, and insights with where they stand.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReportContent, ReportRow } from '../../../../contract/learn/reports.ts';
import { number } from '../../../lib/time.ts';
import { Ring } from '../../../parts/Ring.tsx';
import { WideTable } from '../../../parts/WideTable.tsx';
import { Due } from '../follow/Card.tsx';

const percent = (share: number): number => Math.round(share * 100);

export function Rows({ rows }: { rows: readonly ReportRow[] }) {
  const { t } = useTranslation('report');
  const most = Math.min(1, Math.ceil(Math.max(0.1, ...rows.map(({ share }) => share.high)) * 10) / 10);
  const x = (share: number) => 4 + (share / most) * 192;
  const posts = rows.some((row) => row.posts !== null);
  const before = rows.some((row) => row.before !== null);
  const heads = [
    t('topic'),
    ...(posts ? [{ end: t('posts') }] : []),
    { end: t('people') },
    `${t('share')}, 0–${percent(most)}%`,
    ...(before ? [{ end: t('before') }] : []),
  ];
  return (
    <WideTable name={t('section_topics')} heads={heads} className="shares">
      {rows.map(({ topic, posts: n, people, share, before: was, link }) => {
        const name = t(`understood:topic_${topic}`);
        const said = t('share_between', {
          value: percent(share.value),
          low: percent(share.low),
          high: percent(share.high),
        });
        return (
          <tr key={topic}>
            <th scope="row">{link ? <Link to={link}>{name}</Link> : name}</th>
            {posts && <td className="r">{n === null ? '' : number(n)}</td>}
            <td className="r">{posts ? number(people) : t('about', { n: number(people) })}</td>
            <td>
              <svg className="chart" viewBox="0 0 200 24" role="img" aria-label={said}>
                {[0, 0.5, 1].map((at) => (
                  <path key={at} className="ax" d={`M${x(most * at)} 0V24`} />
                ))}
                <path className="ci" d={`M${x(share.low)} 12H${x(share.high)}`} />
                <circle className="dot" cx={x(share.value)} cy="12" r="4.5" />
              </svg>
              <span className="meta">{said}</span>
            </td>
            {before && <td className="r">{was === null ? '–' : `${percent(was)}%`}</td>}
          </tr>
        );
      })}
    </WideTable>
  );
}

export function InsightLines({ insights }: { insights: ReportContent['sections'][number]['insights'] }) {
  const { t } = useTranslation('report');
  return (
    <ul className="rows">
      {insights.map(({ id, claim, stage, owner, dueOn, lateDays, said, told, all }) => (
        <li key={id}>
          <Link className="t" to="/learn/follow-through/$id" params={{ id }}>
            {claim}
          </Link>
          {said && <p>{said}</p>}
          <p className="meta">
            <span className="flag">
              <Ring stage={stage as 'heard'} />
              {t(`follow:stage_${stage as 'heard'}`)}
            </span>
            {owner && <span>{owner}</span>}
            <Due of={{ dueOn, lateDays }} />
            {told !== null && all !== null && all > 0 && (stage === 'changed' || stage === 'told') && (
              <span>{t('follow:told_of', { told: number(told), all: number(all) })}</span>
            )}
            {told !== null && all === null && <span>{t('about_told', { n: number(told) })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
