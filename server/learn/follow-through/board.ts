// The board: insights by stage; how this quarter went; what we owe today; the same as a file.

import { type Stage, stages } from '../../../contract/learn/insights.ts';
import type { learn } from '../../../contract/learn.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context } from '../../core/context.ts';
import { csvLine, record } from '../../govern/index.ts';
import { dayIn, findTimeZone } from '../../listen/index.ts';
import { type CardRow, findCards } from '../store/insight.ts';
import { findReach } from './reach.ts';
import { byNearness, isOwed, median, quarterOf } from './rules.ts';
import { viewCards } from './views.ts';

export interface Narrowed {
  facility?: string | undefined;
  owner?: string | undefined;
}

/** Cards shown of each stage before one asks for more. */
const shown = 12;
const page = 50;
const owed = 5;

async function readCards(context: Context, which: Parameters<typeof findCards>[4]) {
  const { db, organization, actor } = context;
  const reach = await findReach(context);
  return findCards(db, organization, reach, facilitiesFor(actor, 'posts.read'), which);
}

const readToday = async ({ db, organization, clock }: Context) =>
  dayIn(await findTimeZone(db, organization))(clock.now());

export async function findBoard(context: Context, narrowed: Narrowed): Promise<AnswerOf<typeof learn.findBoard>> {
  const rows = await readCards(context, { ...narrowed, limit: 5000 });
  const open = rows.filter(({ aside }) => !aside);
  const columns = stages.map((stage) => ({ stage, rows: open.filter((row) => row.stage === stage) }));
  const cards = await viewCards(
    context,
    columns.flatMap(({ rows }) => rows.slice(0, shown)),
  );
  return {
    stages: columns.map(({ stage, rows }) => ({
      stage,
      count: rows.length,
      insights: cards.filter((card) => card.stage === stage),
      more: rows.length > shown,
    })),
    aside: rows.length - open.length,
    quarter: await quarterFigures(context, open),
  };
}

/** Of what was heard since the quarter began: how many people were told what became of it, and how soon. */
async function quarterFigures(context: Context, open: readonly CardRow[]) {
  const { db, organization, clock } = context;
  const day = dayIn(await findTimeZone(db, organization));
  const from = quarterOf(day(clock.now()));
  const heard = open.filter(({ created_at }) => day(created_at) >= from);
  const waited = heard.flatMap(({ told_back_at, created_at }) =>
    told_back_at ? Math.max(0, Math.round((told_back_at.getTime() - created_at.getTime()) / 86_400_000)) : [],
  );
  return { from, insights: heard.length, toldBack: waited.length, medianDays: median(waited) };
}

export async function findStage(
  context: Context,
  { stage, before, ...narrowed }: Narrowed & { stage: Stage | 'aside'; before?: string | undefined },
): Promise<AnswerOf<typeof learn.findStage>> {
  const which = stage === 'aside' ? { aside: true } : { aside: false, stage };
  const rows = await readCards(context, { ...narrowed, ...which, before, limit: page + 1 });
  return {
    insights: await viewCards(context, rows.slice(0, page)),
    next: rows.length > page ? rows[page - 1]!.id : null,
  };
}

export async function findOwed(context: Context): Promise<AnswerOf<typeof learn.findOwed>> {
  const today = await readToday(context);
  const rows = await readCards(context, { aside: false });
  const due = rows
    .map((row) => ({ row, stage: row.stage, dueOn: row.due_on, ownerId: row.owner_id, left: row.left }))
    .filter((each) => isOwed(each, today))
    .sort(byNearness);
  return {
    open: rows.filter(({ stage }) => stage !== 'told').length,
    insights: await viewCards(
      context,
      due.slice(0, owed).map(({ row }) => row),
    ),
  };
}

const columns = [
  'id',
  'claim',
  'stage',
  'facility_id',
  'heard_at',
  'posts',
  'people',
  'owner',
  'due_on',
  'days_late',
  'changed_on',
  'said_it',
  'told',
  'left_to_tell',
  'cannot_be_reached',
  'told_back_at',
  'set_aside',
];

/** No word of anybody's but our own claim. */
export async function exportInsights(context: Context, narrowed: Narrowed): Promise<string> {
  const cards = await viewCards(context, await readCards(context, { ...narrowed, limit: 5000 }));
  await record(context, 'insights.exported', { kind: 'insights', id: null }, { count: cards.length });
  const lines = cards.map((card) =>
    csvLine([
      card.id,
      card.claim,
      card.stage,
      card.facilityId,
      card.heardAt,
      card.counted.posts,
      card.counted.people,
      card.owner?.name ?? null,
      card.dueOn,
      card.lateDays,
      card.changedOn,
      card.people.all,
      card.people.told,
      card.people.left,
      card.people.unreachable,
      card.toldBackAt,
      card.aside ? 'yes' : 'no',
    ]),
  );
  return `\uFEFF${csvLine(columns)}${lines.join('')}`;
}
