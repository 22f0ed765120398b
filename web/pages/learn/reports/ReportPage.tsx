// One report: its sentences, each with the way to the posts under its figures, its charts as tables, and the files.
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/csr/DownloadSimple';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Report, type ReportContent, reportFiles } from '../../../../contract/learn/reports.ts';
import { learn } from '../../../../contract/learn.ts';
import type { AnswerOf } from '../../../../contract/route.ts';
import { sentenceOf } from '../../../lib/act.ts';
import { addressOf, Refused } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { span, when } from '../../../lib/time.ts';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { InsightLines, Rows } from './ReportFigures.tsx';
import { useAbout } from './Reports.tsx';
import { useSentence } from './said.ts';
import './reports.css';

const route = getRouteApi('/frame/learn/reports/$id');

export function ReportPage() {
  const { t } = useTranslation('report');
  const { id } = route.useParams();
  const report = useQuery(reading(learn.getReport, { params: { id } }, ['reports']));
  const of = report.data;
  return (
    <div className="page learn reports">
      <LearnHead tab="reports" scoped={false} name={of ? t(`title_${of.kind}`) : t('title')} />
      <p className="meta noprint">
        <Link to="/learn/reports">{t('back')}</Link>
      </p>
      {report.isPending && <Loading />}
      {report.isError && <Wrong error={report.error} again={() => void report.refetch()} />}
      {of && <Body of={of} />}
    </div>
  );
}

function Body({ of }: { of: AnswerOf<typeof learn.getReport> }) {
  const { t } = useTranslation('report');
  const zone = useMe().organization.timeZone;
  const about = useAbout();
  return (
    <article className="report">
      <div className="sheet">
        <header>
          <h2>{t(`title_${of.kind}`)}</h2>
          <p className="meta">
            <span>{about(of)}</span>
            <span>{span(of.from, of.to)}</span>
            {of.madeAt && <span>{t('state_made', { time: when(of.madeAt, zone) })}</span>}
          </p>
        </header>
        {of.state === 'waiting' && <p role="status">{t('waiting')}</p>}
        {of.state === 'failed' && <p role="alert">{faultOf(of)}</p>}
        {of.content?.sections.map((section) => (
          <Section key={section.key} section={section} />
        ))}
      </div>
      {of.state === 'made' && <Files of={of} />}
    </article>
  );
}

const faultOf = ({ fault }: Report): string =>
  sentenceOf(new Refused({ type: '', title: '', status: 422, code: fault ?? 'failed' }));

function Section({ section: { key, sentences, rows, insights } }: { section: ReportContent['sections'][number] }) {
  const { t } = useTranslation('report');
  const said = useSentence();
  return (
    <section aria-labelledby={`of-${key}`}>
      <h3 id={`of-${key}`}>{t(`section_${key}`)}</h3>
      {sentences.map((sentence) => (
        <p key={`${sentence.key} ${sentence.topic}`}>
          {said(sentence)}{' '}
          {sentence.link && (
            <Link className="noprint" to={sentence.link}>
              {t(sentence.link.startsWith('/learn/follow') ? 'see_board' : 'read_them')}
            </Link>
          )}
        </p>
      ))}
      {rows.length > 0 && <Rows rows={rows} />}
      {insights.length > 0 && <InsightLines insights={insights} />}
    </section>
  );
}

function Files({ of }: { of: Report }) {
  const { t } = useTranslation('report');
  return (
    <aside className="side noprint" aria-labelledby="downloads">
      <div className="head">
        <h2 id="downloads">{t('downloads')}</h2>
      </div>
      <ul className="rows">
        {reportFiles
          .filter((as) => of.files.includes(as))
          .map((as) => (
            <li key={as}>
              <a href={addressOf(learn.downloadReport, { params: { id: of.id }, query: { as } })} download>
                <DownloadSimpleIcon className="i s" aria-hidden="true" /> {t(`download_${as}`)}
              </a>
            </li>
          ))}
      </ul>
      {!of.files.includes('pdf') && (
        <>
          <p className="note">{t('print_hint')}</p>
          <button type="button" className="btn" onClick={() => window.print()}>
            {t('print')}
          </button>
        </>
      )}
    </aside>
  );
}
