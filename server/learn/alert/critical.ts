// Critical posts alert at once: a new alert, or one more post in an alert that is still open.
import type { Events } from '../../../contract/events.ts';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { newId } from '../../core/ids.ts';
import type { Job } from '../../core/jobs.ts';
import { widenCall } from '../../govern/index.ts';
import {
  type Critical,
  countAlert,
  findCritical,
  findJoinable,
  insertAlert,
  joinPosts,
  lockAlerts,
} from '../store/alert.ts';
import { joinableFor, joins, oldAfterHours } from './joining.ts';
import { detailsOf, emitChange, subjectOf, tellOfAlert } from './told.ts';

export const alertOfCritical: Job<Events['posts.analysed']> = {
  name: 'learn.alert_of_critical',
  retries: 20,
  seconds: 120,
  prompt: true,
  run: (core, { organizationId, postIds }) =>
    act(core, organizationId, program, (context) => alertOf(context, core, postIds)),
};

async function alertOf(context: Context, core: Core, postIds: readonly string[]): Promise<void> {
  const { db, organization, clock } = context;
  const now = clock.now();
  const since = new Date(now.getTime() - oldAfterHours * 3_600_000);
  if ((await findCritical(db, organization, postIds, since)).length === 0) return;
  await lockAlerts(db, organization);
  const posts = await findCritical(db, organization, postIds, since);
  const open = await findJoinable(db, organization, new Date(now.getTime() - joinableFor));
  const opened = new Map<string, Critical[]>();
  const joined = new Map<string, Critical[]>();
  for (const post of posts) {
    const found = joins(open, post, now);
    if (found) {
      const of = opened.has(found) ? opened : joined;
      of.set(found, [...(of.get(found) ?? []), post]);
      const alert = open.find(({ id }) => id === found)!;
      if (post.authorId) alert.authors.push(post.authorId);
      continue;
    }
    const id = newId(clock);
    const kind = post.lifeRisk ? 'life_risk' : 'critical';
    opened.set(id, [post]);
    const authors = post.authorId ? [post.authorId] : [];
    open.push({ id, kind, facilityId: post.facilityId, openedAt: now, joinedAt: now, authors });
  }
  for (const [id, [first, ...more]] of opened) await openCritical(context, core, id, [first!, ...more]);
  for (const [id, more] of joined) {
    await joinPosts(db, organization, id, more);
    const alert = await countAlert(db, organization, id, now);
    await widenCall(context, subjectOf(id), detailsOf(alert));
    await emitChange(context, core, alert, 'joined');
  }
}

async function openCritical(context: Context, core: Core, id: string, posts: readonly Critical[]): Promise<void> {
  const { db, organization, clock } = context;
  const [first] = posts;
  const now = clock.now();
  await insertAlert(db, {
    organization_id: organization,
    id,
    kind: first!.lifeRisk ? 'life_risk' : 'critical',
    facility_id: first!.facilityId,
    flags: [],
    opened_at: now,
    joined_at: now,
    posts: 0,
    people: 0,
  });
  await joinPosts(db, organization, id, posts);
  const alert = await countAlert(db, organization, id, now);
  await tellOfAlert(context, alert, true);
  await emitChange(context, core, alert, 'opened');
}
