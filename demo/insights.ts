// What the imagined team concluded from what people said, and how far each has come: something at every stage.
import type { Context } from '../server/core/context.ts';
import {
  changeInsight,
  decideInsight,
  ownInsight,
  publishInsight,
  tellByHand,
  writeInsight,
  writeYouSaid,
} from '../server/learn/index.ts';
import { addDays, dayIn, findPosts, findTimeZone } from '../server/listen/index.ts';
import type { FacilityKey } from './organization.ts';

interface DemoInsight {
  claim: string;
  objective?: string;
  facility?: FacilityKey;
  /** In the watch language: the posts it rests on. */
  query: string;
  /** Days ago. */
  heard: number;
  owned?: { by: string; at: number; due: number | null };
  decided?: { text: string; at: number; due: number | null };
  changed?: { text: string; at: number };
  said?: { en: string; es: string; published?: string };
  /** They were told by hand so many days ago; one of them can't be reached. */
  told?: number;
}

const insights: readonly DemoInsight[] = [
  {
    claim: 'Harbor garage: signs before the turn, or a shuttle?',
    facility: 'harbor',
    query: 'harbor garage',
    heard: 6,
  },
  {
    claim: 'Say which insurance we take, in plain words',
    objective: 'Patients keep their doctors when the Acme contract ends',
    query: 'acme (card OR take OR accept* OR network)',
    heard: 4,
  },
  {
    claim: 'Interpreter hours on the site',
    query: 'interpret* OR intérprete*',
    heard: 24,
    owned: { by: 'Luz Herrera', at: 20, due: -3 },
  },
  {
    claim: 'The arrows in the St. Anne garage',
    facility: 'st-anne',
    query: 'garage (truck OR arrow* OR level OR ramp OR full OR mirror)',
    heard: 15,
    owned: { by: 'Tom Lindqvist', at: 13, due: 9 },
  },
  {
    claim: 'Wait times shown at the ER door',
    objective: 'Families at St. Anne ER know why they wait',
    facility: 'st-anne',
    query: '(wait* OR hours OR "how long" OR horas OR esper*) (er OR emergency OR triage OR urgencias OR emergencia*)',
    heard: 33,
    owned: { by: 'Tom Lindqvist', at: 30, due: null },
    decided: { text: 'A screen at the door shows the wait of the last hour, in both languages.', at: 10, due: 4 },
  },
  {
    claim: 'Somewhere to sit at door B',
    facility: 'st-anne',
    query: '"door b" OR "entrance b" OR "salida b" OR "no chairs" OR "40 sillas"',
    heard: 41,
    owned: { by: 'Ana Reyes', at: 38, due: null },
    decided: { text: 'A bench under the roof.', at: 25, due: null },
    changed: { text: 'A bench with six seats stands at door B.', at: 5 },
    said: {
      en: 'You said there was nowhere to sit at door B. A bench with six seats is there now.',
      es: 'Usted dijo que en la puerta B no hay dónde sentarse. Desde hoy hay un banco con seis asientos.',
    },
  },
  {
    claim: 'A parent may stay the night at Lakeside',
    facility: 'lakeside',
    query: 'lakeside (night* OR sleep* OR slept OR pillow OR noche*)',
    heard: 52,
    owned: { by: 'Grace Liu', at: 50, due: null },
    decided: { text: 'One folding bed for each room.', at: 44, due: null },
    changed: { text: 'Every room has a folding bed for a parent.', at: 30 },
    said: {
      en: 'You asked to stay near your child at night. Every room at Lakeside has a folding bed now.',
      es: 'Ustedes pidieron quedarse de noche cerca de sus hijos. Cada cuarto de Lakeside tiene ahora una cama plegable.',
      published: 'https://mercyvalley.example/you-said/lakeside-nights',
    },
    told: 28,
  },
];

const day = 86_400_000;

/** `facilityOf` and `personOf`: ids by key and by name. */
export async function concludeAll(
  context: Context,
  facilityOf: ReadonlyMap<FacilityKey, string>,
  personOf: ReadonlyMap<string, string>,
): Promise<void> {
  for (const each of insights) await conclude(context, each, facilityOf, personOf);
}

async function conclude(
  context: Context,
  of: DemoInsight,
  facilityOf: ReadonlyMap<FacilityKey, string>,
  personOf: ReadonlyMap<string, string>,
): Promise<void> {
  const now = context.clock.now().getTime();
  const today = dayIn(await findTimeZone(context.db, context.organization))(context.clock.now());
  /** The same act, so many days ago. */
  const ago = (days: number): Context => ({ ...context, clock: { now: () => new Date(now - days * day) } });
  const due = (days: number | null) => (days === null ? null : addDays(today, days));
  const facility = of.facility ? facilityOf.get(of.facility) : undefined;
  const { posts: found } = await findPosts(context, {
    q: of.query,
    to: addDays(today, -of.heard),
    limit: 40,
  });
  const posts = found.filter(({ facilityId }) => !facility || !facilityId || facilityId === facility);
  if (posts.length === 0) return;
  const id = await writeInsight(ago(of.heard), {
    claim: of.claim,
    objective: of.objective ?? null,
    facilityId: facility ?? null,
    scope: null,
    postIds: posts.map((post) => post.id),
    wholeScope: false,
    quotePostId: posts.find(({ text }) => text && text.length < 140)?.id ?? null,
  });
  const owner = of.owned && personOf.get(of.owned.by);
  if (of.owned && owner) await ownInsight(ago(of.owned.at), id, { personId: owner, dueOn: due(of.owned.due) });
  if (of.decided) await decideInsight(ago(of.decided.at), id, { text: of.decided.text, dueOn: due(of.decided.due) });
  if (of.changed)
    await changeInsight(ago(of.changed.at), id, { text: of.changed.text, on: addDays(today, -of.changed.at) });
  if (of.said && of.changed) {
    const then = ago(of.changed.at);
    await writeYouSaid(then, id, { lang: 'en', text: of.said.en });
    await writeYouSaid(then, id, { lang: 'es', text: of.said.es });
    if (of.said.published)
      await publishInsight(then, id, { url: of.said.published, on: addDays(today, -of.changed.at) });
  }
  if (of.told === undefined || !of.said) return;
  const people = new Map(posts.map((post) => [post.author?.id ?? post.id, post]));
  for (const [contributorId, post] of [...people].slice(0, -1)) {
    const text = post.lang?.startsWith('es') ? of.said.es : of.said.en;
    await tellByHand(ago(of.told), id, { contributorId, text });
  }
}
