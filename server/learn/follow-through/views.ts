// From rows of follow-through to the contract's shapes: the only way out.
import type { Insight, InsightCard, InsightStep } from '../../../contract/learn/insights.ts';
import type { Context } from '../../core/context.ts';
import { dayIn, findTimeZone, showPosts } from '../../listen/index.ts';
import type { CardRow } from '../store/insight.ts';
import type { StepRow } from '../store/insight-step.ts';
import { lateBy } from './rules.ts';

/** In the order given. The words that stand for each are read where they stand, and only by whoever may. */
export async function viewCards(context: Context, rows: readonly CardRow[]): Promise<InsightCard[]> {
  if (rows.length === 0) return [];
  const today = dayIn(await findTimeZone(context.db, context.organization))(context.clock.now());
  const quoted = await showPosts(
    context,
    rows.flatMap(({ quoted }) => quoted ?? []),
  );
  const quotes = new Map(quoted.map((post) => [post.id, post]));
  return rows.map((row) => viewCard(row, today, quotes.get(row.quoted ?? '')));
}

function viewCard(row: CardRow, today: string, quote: InsightCard['quote'] | undefined): InsightCard {
  return {
    id: row.id,
    claim: row.claim,
    facilityId: row.facility_id,
    stage: row.stage,
    heardAt: row.created_at.toISOString(),
    counted: row.counted,
    quote: quote?.text ? quote : null,
    owner: someone(row.owner_id, row.owner_name),
    dueOn: row.due_on,
    lateDays: lateBy(row.due_on, today),
    changedOn: row.changed_on,
    people: { all: row.everyone, told: row.told, left: row.left, unreachable: row.everyone - row.told - row.left },
    toldBackAt: row.told_back_at?.toISOString() ?? null,
    aside: row.aside,
  };
}

const someone = (id: string | null, name: string | null): InsightCard['owner'] =>
  id ? { id, name: name ?? '' } : null;

export const viewStep = (row: StepRow): InsightStep => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  by: someone(row.by_person, row.by_name),
  text: row.text,
  owner: someone(row.person_id, row.person_name),
  dueOn: row.due_on,
  on: row.on_day,
  lang: row.lang,
  url: row.url,
  undoneAt: row.undone_at?.toISOString() ?? null,
});

/** What we say we did, as it stands in each language. */
export function viewTexts(steps: readonly StepRow[]): Insight['texts'] {
  const newest = (lang: 'en' | 'es') =>
    steps.findLast((step) => step.kind === 'text' && step.lang === lang && step.undone_at === null)?.text ?? null;
  return { en: newest('en'), es: newest('es') };
}
