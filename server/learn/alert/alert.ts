// What people do with an alert: see it, read its posts, accept it, give it back, close it.
import type { Alert, alertRoutes, outcomes } from '../../../contract/learn/alerts.ts';
import type { Right } from '../../../contract/rights.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { facilitiesFor } from '../../core/actor.ts';
import type { Context, Core } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { isId } from '../../core/ids.ts';
import { acceptCall, callsOf, endCall, handBackCall, record } from '../../govern/index.ts';
import { getPosts } from '../../listen/index.ts';
import { type AlertRow, findAlert, findAlertPosts, findOpen, findPast, saveAlert } from '../store/alert.ts';
import { emitChange, subjectOf } from './told.ts';

type Config = Pick<Core, 'config'>;

export async function findAlerts(
  context: Context,
  { state, before, limit }: { state: 'now' | 'past'; before?: string | undefined; limit: number },
): Promise<AnswerOf<typeof alertRoutes.findAlerts>> {
  const { db, organization, actor } = context;
  const visible = facilitiesFor(actor, 'posts.read');
  if (before !== undefined && !isId(before)) throw notFound();
  const rows =
    state === 'now'
      ? await findOpen(db, organization, visible, limit)
      : await findPast(db, organization, visible, { before: before ?? null, limit });
  const next = state === 'past' && rows.length === limit ? rows.at(-1)!.id : null;
  return { alerts: await viewAlerts(context, rows), next };
}

/** An alert of a place is seen by those who may read posts there; what belongs to no place, by all who read. */
async function accessAlert(context: Context, id: string, right: Right, locked = false): Promise<AlertRow> {
  const alert = await findAlert(context.db, context.organization, id, locked);
  const facilities = facilitiesFor(context.actor, right);
  const elsewhere = facilities && alert?.facility_id && !facilities.includes(alert.facility_id);
  if (!alert || facilities?.length === 0 || elsewhere) throw notFound();
  return alert;
}

export async function getAlert(context: Context, id: string): Promise<Alert> {
  return (await viewAlerts(context, [await accessAlert(context, id, 'posts.read')]))[0]!;
}

const page = 20;

/** The words stand here alone, for those who may read them. */
export async function readAlertPosts(
  context: Context,
  id: string,
  before: string | undefined,
): Promise<AnswerOf<typeof alertRoutes.findAlertPosts>> {
  await accessAlert(context, id, 'posts.read');
  const [at = '', postId = ''] = before?.split(' ') ?? [];
  if (before && (Number.isNaN(Date.parse(at)) || !isId(postId))) throw notFound();
  const found = await findAlertPosts(context.db, context.organization, id, before ? { at, id: postId } : null, page);
  const last = found.at(-1);
  return {
    posts: await getPosts(
      context,
      found.map((post) => post.id),
    ),
    next: last && found.length === page ? `${last.at.toISOString()} ${last.id}` : null,
  };
}

/** The first who accepts has it: whoever comes later sees who that is. */
export async function acceptAlert(context: Context, core: Config, id: string): Promise<Alert> {
  const { db, organization } = context;
  const alert = await accessAlert(context, id, 'alerts.accept', true);
  if (alert.closed_at) throw new Refusal('conflict');
  if (!alert.accepted_at) {
    const { at, by } = await acceptCall(context, subjectOf(id));
    await saveAlert(db, organization, id, { accepted_at: at, accepted_by: by });
    await changed(context, core, alert, 'accepted');
  }
  return getAlert(context, id);
}

export async function handBackAlert(context: Context, core: Config, id: string): Promise<Alert> {
  const { db, organization } = context;
  const alert = await accessAlert(context, id, 'alerts.accept', true);
  if (alert.closed_at) throw new Refusal('conflict');
  if (alert.accepted_at) {
    await saveAlert(db, organization, id, { accepted_at: null, accepted_by: null });
    await handBackCall(context, subjectOf(id));
    await changed(context, core, alert, 'handed_back');
  }
  return getAlert(context, id);
}

export async function closeAlert(
  context: Context,
  core: Config,
  id: string,
  outcome: (typeof outcomes)[number],
): Promise<Alert> {
  const { db, organization, actor, clock } = context;
  const alert = await accessAlert(context, id, 'alerts.accept', true);
  if (!alert.closed_at) {
    await saveAlert(db, organization, id, { closed_at: clock.now(), closed_by: actor.id, outcome });
    await endCall(context, subjectOf(id));
    await changed(context, core, alert, 'closed');
  }
  return getAlert(context, id);
}

/** Open again; nobody is called a second time. */
export async function reopenAlert(context: Context, core: Config, id: string): Promise<Alert> {
  const { db, organization } = context;
  const alert = await accessAlert(context, id, 'alerts.accept', true);
  if (alert.closed_at) {
    await saveAlert(db, organization, id, { closed_at: null, closed_by: null, outcome: null });
    await changed(context, core, alert, 'reopened');
  }
  return getAlert(context, id);
}

type Change = Parameters<typeof emitChange>[3];

async function changed(context: Context, core: Config, alert: AlertRow, change: Change): Promise<void> {
  await record(context, `alert.${change}`, { kind: 'alert', id: alert.id });
  await emitChange(context, core, alert, change);
}

async function viewAlerts(context: Context, rows: readonly AlertRow[]): Promise<Alert[]> {
  const calls = await callsOf(
    context,
    'alert',
    rows.map(({ id }) => id),
  );
  const iso = (at: Date) => at.toISOString();
  return rows.map((row) => {
    const call = calls.get(row.id);
    return {
      id: row.id,
      kind: row.kind,
      state: row.closed_at ? 'past' : row.accepted_at ? 'accepted' : 'open',
      rule: row.rule_id && row.rule !== null ? { id: row.rule_id, name: row.rule } : null,
      facility: row.facility_id && row.facility !== null ? { id: row.facility_id, name: row.facility } : null,
      network: row.network,
      flags: row.flags,
      openedAt: iso(row.opened_at),
      joinedAt: iso(row.joined_at),
      posts: row.posts,
      people: row.people,
      rise:
        row.from_at && row.to_at
          ? { from: iso(row.from_at), to: iso(row.to_at), usual: row.usual, weeks: row.weeks ?? 0 }
          : null,
      accepted: row.accepted_at ? { at: iso(row.accepted_at), byName: row.accepted_name } : null,
      closed:
        row.closed_at && row.outcome ? { at: iso(row.closed_at), byName: row.closed_name, outcome: row.outcome } : null,
      call: call ? { steps: call.steps, nextAt: call.nextAt } : null,
    };
  });
}
