// Reports: a new one now or by day and hour, those that write themselves, and all that were made.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Report, ReportPlan } from '../../../../contract/learn/reports.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMay, useMe } from '../../../lib/me.ts';
import { reading, woken } from '../../../lib/queries.ts';
import { span, when } from '../../../lib/time.ts';
import { Button } from '../../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { useRowKeys } from '../../connect/row-keys.ts';
import { useFacilities } from '../../listen/names.ts';
import { LearnHead } from '../LearnHead.tsx';
import { hourName, weekdayName } from './moments.ts';
import { NewReport } from './NewReport.tsx';
import './reports.css';

export function Reports() {
  const { t } = useTranslation('report');
  const mayWrite = useMay('reports.write');
  const plans = useQuery(reading(learn.findReportPlans, {}, ['reports'])).data?.plans ?? [];
  const list = useInfiniteQuery({
    queryKey: [learn.findReports.path, {}, ['reports']],
    queryFn: ({ pageParam, signal }) =>
      call(learn.findReports, { query: pageParam ? { before: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  useRowKeys();
  const reports = list.data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <div className="page learn reports">
      <LearnHead tab="reports" scoped={false} />
      {mayWrite && <NewReport />}
      {(mayWrite || plans.length > 0) && (
        <section aria-labelledby="plans">
          <div className="head">
            <h2 id="plans">{t('plans')}</h2>
          </div>
          {plans.length === 0 && <p className="note">{t('no_plans')}</p>}
          <ul className="rows">
            {plans.map((plan) => (
              <Plan key={plan.id} plan={plan} mayWrite={mayWrite} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="made">
        <div className="head">
          <h2 id="made">{t('made')}</h2>
        </div>
        {list.isPending && <Loading />}
        {list.isError && <Wrong error={list.error} again={() => void list.refetch()} />}
        {list.data && reports.length === 0 && <Empty>{t('none')}</Empty>}
        <ul className="rows">
          {reports.map((report) => (
            <Row key={report.id} report={report} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('older')}
          </Button>
        )}
      </section>
    </div>
  );
}

/** What it is about: a watch, a place, or the whole. */
export function useAbout(): (of: Pick<Report, 'facilityId' | 'watchName'>) => string {
  const { t } = useTranslation('report');
  const facilities = useFacilities();
  return ({ facilityId, watchName }) => watchName ?? facilities.nameOf(facilityId) ?? t('whole');
}

function Row({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const zone = useMe().organization.timeZone;
  const about = useAbout();
  const state =
    report.state === 'made'
      ? t('state_made', { time: when(report.madeAt ?? report.askedAt, zone) })
      : t(`state_${report.state}`);
  return (
    <li>
      <Link className="t" to="/learn/reports/$id" params={{ id: report.id }}>
        {t(`title_${report.kind}`)}, {span(report.from, report.to)}
      </Link>
      <p className="meta">
        <span>{t(`kind_${report.kind}`)}</span>
        <span>{about(report)}</span>
        <span lang={report.language}>{t(`language_${report.language}`)}</span>
        <span>{state}</span>
        {report.askedBy && <span>{report.askedBy}</span>}
      </p>
    </li>
  );
}

function Plan({ plan, mayWrite }: { plan: ReportPlan; mayWrite: boolean }) {
  const { t } = useTranslation('report');
  const zone = useMe().organization.timeZone;
  const about = useAbout();
  const [run, busy] = useAct();
  const ended = () => woken('reports');
  const end = () =>
    run(() => call(learn.endReportPlan, { params: { id: plan.id } }), {
      done: t('plan_ended'),
      undo: () => call(learn.resumeReportPlan, { params: { id: plan.id } }).then(ended),
      ended,
    });
  const hour = hourName(plan.hour);
  return (
    <li className="plan">
      <p>
        <b>{t(`kind_${plan.kind}`)}</b>{' '}
        {plan.kind === 'weekly'
          ? t('every_week', { day: weekdayName(plan.day), hour })
          : t('every_month', { day: plan.day, hour })}
      </p>
      <p className="meta">
        <span>{about(plan)}</span>
        <span lang={plan.language}>{t(`language_${plan.language}`)}</span>
        <span>{t('next_at', { time: when(plan.nextAt, zone) })}</span>
        {mayWrite && (
          <Button look="bare" busy={busy} onClick={() => void end()}>
            {t('end_plan')}
          </Button>
        )}
      </p>
    </li>
  );
}
