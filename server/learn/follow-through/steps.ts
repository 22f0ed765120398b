// The steps of an insight: own, decide, change, say, publish, set aside; each a row, each can be taken back.
import type { Context } from '../../core/context.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import { record } from '../../govern/index.ts';
import {
  findPeople,
  findSteps,
  insertStep,
  markUndone,
  type NewStep,
  type StepRow,
  standing,
} from '../store/insight-step.ts';
import { isBeingTold } from '../store/telling.ts';
import { accessInsight } from './access.ts';
import type { StepKind } from './tables.ts';

/** What a step needs to stand on. */
const needs: Partial<Record<StepKind, StepKind>> = { decision: 'ownership', change: 'decision', publication: 'text' };

const acts: Record<StepKind, string> = {
  wording: 'insight.reworded',
  ownership: 'insight.owned',
  decision: 'insight.decided',
  change: 'insight.changed',
  text: 'insight.text_written',
  publication: 'insight.published',
  aside: 'insight.set_aside',
};

type Said = Pick<NewStep, 'text' | 'person_id' | 'due_on' | 'on_day' | 'lang' | 'url'>;

async function take(context: Context, id: string, kind: StepKind, said: Said): Promise<void> {
  const { db, organization, actor, clock } = context;
  await accessInsight(context, id, 'insights.write');
  const steps = await findSteps(db, organization, id);
  const before = needs[kind];
  if (before && standing(steps, before).length === 0) throw new Refusal('insight.step');
  if (kind === 'aside' && standing(steps, 'aside').length > 0) throw new Refusal('insight.step');
  await insertStep(db, {
    organization_id: organization,
    id: newId(clock),
    insight_id: id,
    kind,
    at: clock.now(),
    by_person: actor.id,
    ...said,
  });
  await record(context, acts[kind], { kind: 'insight', id });
  await context.wake('insights');
}

export async function ownInsight(
  context: Context,
  id: string,
  { personId, dueOn }: { personId: string; dueOn: string | null },
) {
  const people = await findPeople(context.db, context.organization);
  if (!people.some((person) => person.id === personId)) throw notFound();
  await take(context, id, 'ownership', { person_id: personId, due_on: dueOn });
}

export const decideInsight = (context: Context, id: string, { text, dueOn }: { text: string; dueOn: string | null }) =>
  take(context, id, 'decision', { text, due_on: dueOn });

export const changeInsight = (context: Context, id: string, { text, on }: { text: string; on: string }) =>
  take(context, id, 'change', { text, on_day: on });

export const writeYouSaid = (context: Context, id: string, { lang, text }: { lang: 'en' | 'es'; text: string }) =>
  take(context, id, 'text', { lang, text });

export async function publishInsight(context: Context, id: string, { url, on }: { url: string; on: string }) {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new Refusal('channel.address');
  await take(context, id, 'publication', { url, on_day: on });
}

export const setAside = (context: Context, id: string, { text }: { text: string }) =>
  take(context, id, 'aside', { text });

/** The last of its kind stays while a later step stands on it, and a change once people were told of it. */
export async function undoStep(context: Context, id: string, stepId: string): Promise<void> {
  const { db, organization, actor, clock } = context;
  await accessInsight(context, id, 'insights.write');
  const steps = await findSteps(db, organization, id);
  const step = steps.find((each) => each.id === stepId);
  if (!step || step.undone_at !== null || step.kind === 'wording') throw notFound();
  if (isLast(steps, step)) {
    const onIt = Object.entries(needs).find(([, before]) => before === step.kind)?.[0] as StepKind | undefined;
    if (onIt && standing(steps, onIt).length > 0) throw new Refusal('insight.step');
    if (step.kind === 'change' && (await isBeingTold(db, organization, id))) throw new Refusal('insight.told');
  }
  await markUndone(db, organization, stepId, { at: clock.now(), by: actor.id });
  await record(context, 'insight.step_undone', { kind: 'insight', id }, { step: step.kind });
  await context.wake('insights');
}

const isLast = (steps: readonly StepRow[], { kind }: StepRow): boolean => standing(steps, kind).length === 1;
