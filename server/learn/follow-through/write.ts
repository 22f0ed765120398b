// Writes an insight with its evidence: what was counted is frozen with the day, and stays beside what is counted later.

import type { EvidenceAsked, EvidenceScope } from '../../../contract/learn/insights.ts';
import type { learn } from '../../../contract/learn.ts';
import type { Post } from '../../../contract/post.ts';
import type { BodyOf } from '../../../contract/route.ts';
import type { Counted } from '../../../language/numbers/index.ts';
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { organizationNames, record } from '../../govern/index.ts';
import { accessPost, dayIn, findTimeZone, showPosts } from '../../listen/index.ts';
import { checkScope } from '../scope.ts';
import {
  type Asked,
  countEvidence,
  countPosts,
  findEvidencePosts,
  findScopePosts,
  insertEvidence,
  removeEvidence,
} from '../store/evidence.ts';
import { insertInsight, updateInsight } from '../store/insight.ts';
import { insertStep } from '../store/insight-step.ts';
import { accessInsight, demandFor } from './access.ts';

const mostPosts = 500;
const preview = 60;

/** What is asked, and by whom; an insight of a facility rests on what was said of that facility. */
async function read(context: Context, asked: EvidenceAsked, facilityId: string | null): Promise<Asked> {
  const facility = facilityId ?? asked.facility;
  return { scope: await checkScope(context, { ...asked, ...(facility ? { facility } : {}) }), what: asked.what };
}

/** With its days fixed, to be kept. */
function fixed({ scope, what }: Asked): EvidenceScope {
  const { period, facility, watch, network, lang } = scope;
  return {
    from: period.from,
    to: period.to,
    ...(facility ? { facility } : {}),
    ...(watch ? { watch } : {}),
    ...(network ? { network } : {}),
    ...(lang ? { lang } : {}),
    ...(what ? { what } : {}),
  };
}

export async function previewEvidence(
  context: Context,
  given: EvidenceAsked,
): Promise<{ counted: Counted; posts: Post[] }> {
  const asked = await read(context, given, null);
  return {
    counted: await countEvidence(context.db, asked),
    posts: await showPosts(context, await findScopePosts(context.db, asked, preview)),
  };
}

/** @returns the new insight's id. Throws `insight.no_evidence` where nothing was said. */
export async function writeInsight(context: Context, given: BodyOf<typeof learn.writeInsight>): Promise<string> {
  const { db, organization, actor, clock } = context;
  const { claim, objective, facilityId, wholeScope } = given;
  demandFor(context, 'insights.write', facilityId);
  if (facilityId) await accessFacility(context, facilityId);
  const asked = given.scope && (await read(context, given.scope, facilityId));
  for (const id of given.postIds) await accessPost(context, id);
  const found = asked && wholeScope ? await findScopePosts(db, asked, mostPosts) : [];
  const postIds = [...new Set([...given.postIds, ...found])];
  const counted = asked ? await countEvidence(db, asked) : await countPosts(db, organization, postIds);
  if (counted.posts === 0) throw new Refusal('insight.no_evidence');
  const id = newId(clock);
  const at = clock.now();
  await insertInsight(db, {
    organization_id: organization,
    id,
    claim,
    objective,
    facility_id: facilityId,
    scope: asked ? JSON.stringify(fixed(asked)) : null,
    counted: JSON.stringify(counted),
    counted_on: dayIn(await findTimeZone(db, organization))(at),
    quote_post_id:
      given.quotePostId && postIds.includes(given.quotePostId) ? given.quotePostId : (given.postIds[0] ?? null),
    created_at: at,
    created_by: actor.id,
  });
  await insertEvidence(db, organization, id, postIds, { at, by: actor.id });
  await record(context, 'insight.written', { kind: 'insight', id }, { posts: postIds.length, people: counted.people });
  await context.wake('insights');
  return id;
}

async function accessFacility(context: Context, id: string): Promise<void> {
  const { facilities } = await organizationNames(context);
  if (!facilities.some((facility) => facility.id === id)) throw notFound();
}

export async function editInsight(
  context: Context,
  id: string,
  change: BodyOf<typeof learn.editInsight>,
): Promise<void> {
  const { db, organization, actor, clock } = context;
  const row = await accessInsight(context, id, 'insights.write');
  const { claim = row.claim, objective = row.objective, quotePostId = row.quote_post_id } = change;
  if (quotePostId && quotePostId !== row.quote_post_id) {
    await accessPost(context, quotePostId);
    const evidence = await findEvidencePosts(db, organization, id, { limit: 10_000 });
    if (!evidence.includes(quotePostId)) throw notFound();
  }
  if (claim !== row.claim || objective !== row.objective) {
    const before = [row.claim, row.objective].filter(Boolean).join('\n');
    await insertStep(db, {
      organization_id: organization,
      id: newId(clock),
      insight_id: id,
      kind: 'wording',
      at: clock.now(),
      by_person: actor.id,
      text: before,
    });
  }
  await updateInsight(db, organization, id, { claim, objective, quote_post_id: quotePostId });
  await record(context, 'insight.reworded', { kind: 'insight', id }, { fields: Object.keys(change) });
  await context.wake('insights');
}

export async function addEvidence(context: Context, id: string, postIds: readonly string[]): Promise<void> {
  const { db, organization, actor, clock } = context;
  await accessInsight(context, id, 'insights.write');
  for (const post of postIds) await accessPost(context, post);
  await insertEvidence(db, organization, id, postIds, { at: clock.now(), by: actor.id });
  await record(context, 'insight.evidence_added', { kind: 'insight', id }, { posts: postIds.length });
  await context.wake('insights');
}

export async function takeOutEvidence(context: Context, id: string, post: string): Promise<void> {
  const { db, organization, actor, clock } = context;
  await accessInsight(context, id, 'insights.write');
  if (!(await removeEvidence(db, organization, id, post, { at: clock.now(), by: actor.id }))) throw notFound();
  await record(context, 'insight.evidence_removed', { kind: 'insight', id }, { post });
  await context.wake('insights');
}
