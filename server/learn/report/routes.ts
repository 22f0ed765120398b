// The routes of reports: from the contract to one act, and back in the contract's shapes.
import { Readable } from 'node:stream';
import type { reportRoutes } from '../../../contract/learn/reports.ts';
import { facilitiesFor } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { mediaTypeOf, readFile } from '../../core/files.ts';
import type { Handlers } from '../../core/http.ts';
import { record } from '../../govern/index.ts';
import { showPosts } from '../../listen/index.ts';
import { checkScope } from '../scope.ts';
import { findCounted, findReportRows } from '../store/report.ts';
import { accessReport, getReport, makeNow } from './make.ts';
import { endPlan, findPlans, planReport, resumePlan } from './plan.ts';
import { viewReport } from './views.ts';

const page = 30;

export const reportHandlers: Handlers<typeof reportRoutes> = {
  async findReports({ db, organization, actor }, { query }) {
    const visible = facilitiesFor(actor, 'posts.read');
    const rows = await findReportRows(db, organization, visible, { before: query.before, limit: page + 1 });
    return {
      reports: rows.slice(0, page).map(viewReport),
      next: rows.length > page ? rows[page - 1]!.id : null,
    };
  },
  makeReport: (context, { body }) => makeNow(context, body),
  getReport: (context, { params }) => getReport(context, params.id),
  async findCountedPosts(context, { query: { what, before, ...scope } }) {
    const checked = await checkScope(context, scope);
    const ids = await findCounted(context.db, checked, what, before, page + 1);
    return {
      posts: await showPosts(context, ids.slice(0, page)),
      next: ids.length > page ? ids[page - 1]! : null,
    };
  },
  async downloadReport({ caller, core, params, query }) {
    const { file, type, name } = await act(core, caller.organization, caller.actor, async (context) => {
      const row = await accessReport(context, params.id);
      const id = row[`${query.as}_file`];
      if (!id) throw notFound();
      await record(context, 'report.downloaded', { kind: 'report', id: row.id }, { as: query.as });
      return {
        file: id,
        type: await mediaTypeOf(context.db, context.organization, id),
        name: `openrounds-${row.kind}-${row.from_day}-${row.to_day}.${query.as}`,
      };
    });
    const bytes = Readable.toWeb(Readable.from(readFile(core, caller.organization, caller.actor, file)));
    return new Response(bytes as unknown as BodyInit, {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  },
  findReportPlans: async (context) => ({ plans: await findPlans(context) }),
  planReport: (context, { body }) => planReport(context, body),
  endReportPlan: (context, { params }) => endPlan(context, params.id).then(() => ({ ok: true as const })),
  resumeReportPlan: (context, { params }) => resumePlan(context, params.id),
};
