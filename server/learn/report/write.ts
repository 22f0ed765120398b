// Writes the content of a report: the figures of its days as they stand now, in sentences, frozen with it.
import type { ReportContent } from '../../../contract/learn/reports.ts';
import { correctShare, wilson } from '../../../language/numbers/index.ts';
import type { Context } from '../../core/context.ts';
import { organizationNames } from '../../govern/index.ts';
import { findAgreement } from '../compare/compare.ts';
import { checkScope } from '../scope.ts';
import { countLabels, type ReportRow } from '../store/report.ts';
import { writeFollowThrough } from './follow.ts';
import { writeOutside } from './outside.ts';
import { writeSections } from './sentences.ts';

export async function writeContent(context: Context, row: ReportRow): Promise<ReportContent> {
  const { name, facilities } = await organizationNames(context);
  const { kind, language, facility_id: facilityId, from_day: from, to_day: to } = row;
  const follow = await writeFollowThrough(context, { kind, language, facilityId, from, to });
  const said =
    kind === 'board' ? await writeOutside(context, { from, to }, facilityId) : await writeInside(context, row);
  const note = { key: kind === 'board' ? 'note_outside' : 'note_inside', values: {}, topic: null, link: null };
  return {
    organization: name,
    about: row.watch_name ?? facilities.find(({ id }) => id === facilityId)?.name ?? null,
    sections: [...said, ...follow, { key: 'note', sentences: [note], rows: [], insights: [] }],
  };
}

async function writeInside(context: Context, row: ReportRow): Promise<ReportContent['sections']> {
  const place = {
    ...(row.facility_id ? { facility: row.facility_id } : {}),
    ...(row.watch_id ? { watch: row.watch_id } : {}),
  };
  const scope = await checkScope(context, { from: row.from_day, to: row.to_day, ...place });
  const counts = await countLabels(context.db, scope);
  const measures = new Set(counts.map(({ what }) => what).filter((what) => what.startsWith('topic ')));
  const agreements = new Map<string, Awaited<ReturnType<typeof findAgreement>>>();
  for (const measure of [...measures, 'sentiment negative'])
    agreements.set(measure, await findAgreement(context, measure));
  return writeSections({
    counts,
    from: row.from_day,
    to: row.to_day,
    place,
    correct(what, hits, people) {
      const agreement = agreements.get(what);
      return agreement ? correctShare(hits, people, agreement) : wilson(hits, people);
    },
  });
}
