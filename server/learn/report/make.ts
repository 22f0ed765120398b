// Makes a report: what is asked for is written down, a job counts, writes the sentences and keeps the files.
import type { Report, ReportContent, reportRoutes } from '../../../contract/learn/reports.ts';
import type { AnswerOf, BodyOf } from '../../../contract/route.ts';
import { facilitiesFor, program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { deleteFile, storeFile } from '../../core/files.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { organizationNames, record } from '../../govern/index.ts';
import { accessWatch, dayIn, findTimeZone } from '../../listen/index.ts';
import { findReportRows, insertReport, type ReportRow, updateReport } from '../store/report.ts';
import { reportCsv } from './csv.ts';
import { reportDeck } from './deck.ts';
import { reportHtml } from './html.ts';
import { reportPdf } from './pdf.ts';
import { daysOf } from './rules.ts';
import { viewReport } from './views.ts';
import { openWords } from './words.ts';
import { writeContent } from './write.ts';

export type About = BodyOf<typeof reportRoutes.makeReport>;

/** Whoever sees everything sees every report; others those of their facilities. */
export async function accessReport(context: Context, id: string): Promise<ReportRow> {
  const { db, organization, actor } = context;
  const [row] = await findReportRows(db, organization, facilitiesFor(actor, 'posts.read'), { id });
  if (!row) throw notFound();
  return row;
}

/** Throws `not_found` for a place or watch that is not there, `report.board_watch` for a board report of a watch. */
export async function checkAbout(context: Context, { kind, facilityId, watchId }: About): Promise<void> {
  if (watchId) await accessWatch(context, watchId);
  if (kind === 'board' && watchId) throw new Refusal('report.board_watch');
  if (!facilityId) return;
  const { facilities } = await organizationNames(context);
  if (!facilities.some(({ id }) => id === facilityId)) throw notFound();
}

/** @returns the new report's id; it is made soon. */
export async function askForReport(context: Context, about: About, planId: string | null = null): Promise<string> {
  const { db, organization, actor, clock, jobs } = context;
  await checkAbout(context, about);
  const today = dayIn(await findTimeZone(db, organization))(clock.now());
  const { from, to } = daysOf(about.kind, today);
  const id = newId(clock);
  await insertReport(db, {
    organization_id: organization,
    id,
    plan_id: planId,
    kind: about.kind,
    language: about.language,
    facility_id: about.facilityId,
    watch_id: about.watchId,
    from_day: from,
    to_day: to,
    state: 'waiting',
    asked_at: clock.now(),
    asked_by: actor.id,
  });
  await record(context, 'report.asked', { kind: 'report', id }, { kind: about.kind, from, to });
  await jobs.later(db, makeReport, { organizationId: organization, reportId: id });
  await context.wake('reports');
  return id;
}

export async function makeNow(context: Context, about: About): Promise<Report> {
  return viewReport(await accessReport(context, await askForReport(context, about)));
}

export async function getReport(context: Context, id: string): Promise<AnswerOf<typeof reportRoutes.getReport>> {
  const row = await accessReport(context, id);
  return { ...viewReport(row), content: row.content };
}

const mostBytes = 50_000_000;
const types = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  pdf: 'application/pdf',
};

export const makeReport: Job<{ organizationId: string; reportId: string }> = {
  name: 'learn.make_report',
  retries: 3,
  seconds: 600,
  atOnce: 1,
  async run(core, { organizationId, reportId }) {
    const written = await write(core, organizationId, reportId);
    if (!written) return;
    const { row, content } = written;
    const files = await filesOf(core, row, content);
    const stored: Record<string, string | null> = {};
    try {
      for (const [as, bytes] of Object.entries(files))
        stored[`${as}_file`] = bytes && (await keep(core, organizationId, as as keyof typeof types, row, bytes));
      await act(core, organizationId, program, async (context) => {
        const { db, organization, clock } = context;
        const values = { state: 'made' as const, fault: null, made_at: clock.now(), content: JSON.stringify(content) };
        await updateReport(db, organization, reportId, { ...values, ...stored });
        await record(context, 'report.made', { kind: 'report', id: reportId });
        await context.wake('reports');
      });
    } catch (error) {
      for (const id of Object.values(stored))
        if (id) await deleteFile(core, organizationId, program, id).catch(() => {});
      throw error;
    }
  },
};

/** Undefined when it is made already, gone, or can't be made; then why is written down. */
async function write(
  core: Core,
  organizationId: string,
  reportId: string,
): Promise<{ row: ReportRow; content: ReportContent } | undefined> {
  try {
    return await act(core, organizationId, program, async (context) => {
      const [row] = await findReportRows(context.db, organizationId, null, { id: reportId });
      if (row?.state !== 'waiting') return undefined;
      return { row, content: await writeContent(context, row) };
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await act(core, organizationId, program, async (context) => {
      await updateReport(context.db, organizationId, reportId, { state: 'failed', fault: error.code });
      await context.wake('reports');
    });
    return undefined;
  }
}

async function filesOf({ config, log }: Core, row: ReportRow, content: ReportContent) {
  const words = await openWords(row.language);
  const days = words.say('days', { from: words.day(row.from_day), to: words.day(row.to_day) });
  const shown = { title: words.say(`title_${row.kind}`), days, content, url: config.url, words };
  const html = await reportHtml(shown);
  const pdf = await reportPdf(html).catch(() => {
    log.warn({ report: row.id }, 'A report could not be made as a PDF.');
    return null;
  });
  return {
    html: Buffer.from(html),
    csv: Buffer.from(reportCsv(content, config.url, words)),
    pptx: await reportDeck(shown),
    pdf,
  };
}

async function keep(core: Core, organization: string, as: keyof typeof types, row: ReportRow, bytes: Buffer) {
  const name = `${row.kind}-${row.from_day}-${row.to_day}.${as}`;
  const body = (async function* () {
    yield bytes;
  })();
  const file = await storeFile(core, organization, program, { name, mediaType: types[as], body, most: mostBytes });
  return file.id;
}
