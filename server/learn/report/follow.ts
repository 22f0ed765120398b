// What a report says of follow-through: what was heard, told back, late and unowned; for the board, what was told back alone.
import type { ReportContent, ReportKind } from '../../../contract/learn/reports.ts';
import { MIN_OUTSIDE } from '../../../language/numbers/index.ts';
import type { Context } from '../../core/context.ts';
import { dayIn, findTimeZone } from '../../listen/index.ts';
import { findReach } from '../follow-through/reach.ts';
import { lateBy } from '../follow-through/rules.ts';
import { type CardRow, findCards } from '../store/insight.ts';
import { findSteps, standing } from '../store/insight-step.ts';

type Section = ReportContent['sections'][number];

interface About {
  kind: ReportKind;
  language: 'en' | 'es';
  facilityId: string | null;
  from: string;
  to: string;
}

const mostLines = 12;

export async function writeFollowThrough(
  context: Context,
  { kind, language, facilityId, from, to }: About,
): Promise<Section[]> {
  const { db, organization, clock } = context;
  const day = dayIn(await findTimeZone(db, organization));
  const reach = await findReach(context);
  const facility = facilityId ?? undefined;
  const rows = await findCards(db, organization, reach, null, { aside: false, facility });
  const within = (at: Date | null) => at !== null && day(at) >= from && day(at) <= to;
  const told = rows.filter(({ told_back_at }) => within(told_back_at));
  const line = async (row: CardRow) => ({
    id: row.id,
    claim: row.claim,
    stage: row.stage,
    owner: row.owner_name,
    dueOn: row.due_on,
    lateDays: lateBy(row.due_on, day(clock.now())),
    said:
      standing(await findSteps(db, organization, row.id), 'text').find(({ lang }) => lang === language)?.text ?? null,
    told: row.told,
    all: row.everyone,
  });
  const lines = (of: readonly CardRow[]) => Promise.all(of.slice(0, mostLines).map(line));
  if (kind === 'board') {
    // Outside the team: what we say in public, and no group below eleven.
    const said = (await lines(told))
      .filter((each) => each.said !== null)
      .map((each) => ({
        ...each,
        owner: null,
        dueOn: null,
        lateDays: null,
        told: (each.told ?? 0) >= MIN_OUTSIDE ? Math.round((each.told ?? 0) / 10) * 10 : null,
        all: null,
      }));
    return said.length === 0 ? [] : [{ key: 'told_back', sentences: [], rows: [], insights: said }];
  }
  const place = facilityId ? `?facility=${facilityId}` : '';
  const board = `/learn/follow-through${place}`;
  const count = (key: string, n: number, link = board) =>
    n === 0 ? [] : [{ key, values: { count: n }, topic: null, link }];
  const open = rows.filter(({ stage }) => stage !== 'told');
  const late = open.filter(({ due_on }) => lateBy(due_on, day(clock.now())) !== null);
  const waiting = rows.reduce((sum, row) => sum + (row.stage === 'changed' ? row.left : 0), 0);
  const unowned = `${board}${place ? '&' : '?'}owner=none`;
  return [
    {
      key: 'follow',
      sentences: [
        ...count('insights_heard', rows.filter(({ created_at }) => within(created_at)).length),
        ...count('insights_told', told.length),
        ...count('insights_open', open.length),
        ...count('insights_unowned', open.filter(({ owner_id }) => owner_id === null).length, unowned),
        ...count('insights_late', late.length),
        ...count('people_waiting', waiting),
        ...(rows.length === 0 ? [{ key: 'no_insights', values: {}, topic: null, link: null }] : []),
      ],
      rows: [],
      insights: await lines([...told, ...late, ...open.filter((row) => !late.includes(row))]),
    },
  ];
}
