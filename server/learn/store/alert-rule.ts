// SQL of rules: keep them, and count people of what they are about, now and in the same hour of past weeks.
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
import type { Transaction } from '../../core/database.ts';
import { lookEvery, weeksCompared } from '../alert/rules.ts';
import type { AlertRuleTable } from '../alert/tables.ts';

export type RuleRow = Selectable<AlertRuleTable> & {
  watch: string | null;
  facility: string | null;
  fired_at: Date | null;
  /** Where it belongs: its own place, or its watch's. */
  place: string | null;
};

export type Counted = Pick<Selectable<AlertRuleTable>, 'about' | 'watch_id' | 'value' | 'facility_id'>;

export async function findRules(
  db: Transaction,
  organization: string,
  { id, visible = null }: { id?: string; visible?: readonly string[] | null } = {},
): Promise<RuleRow[]> {
  const { rows } =
    await sql<RuleRow>`select r.*, w.name as watch, f.name as facility, coalesce(r.facility_id, w.facility_id) as place,
      (select max(a.opened_at) from learn.alert a
        where a.organization_id = r.organization_id and a.rule_id = r.id) as fired_at
    from learn.alert_rule r
    left join listen.watch w on w.organization_id = r.organization_id and w.id = r.watch_id
    left join govern.facility f on f.organization_id = r.organization_id and f.id = r.facility_id
    where r.organization_id = ${organization} and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid)
      and (r.removed_at is null or ${id !== undefined})
      and (${visible}::uuid[] is null or r.facility_id is null or r.facility_id = any (${visible}::uuid[]))
      and (${visible}::uuid[] is null or w.facility_id is null or w.facility_id = any (${visible}::uuid[]))
    order by r.created_at, r.id`.execute(db);
  return rows;
}

/** Rules that look: not paused, not resting, and whose watch has read the archive. */
export async function findLooking(db: Transaction, organization: string, now: Date): Promise<RuleRow[]> {
  const { rows } =
    await sql<RuleRow>`select r.*, coalesce(r.facility_id, w.facility_id) as place, null as watch, null as facility, null as fired_at
    from learn.alert_rule r
    left join listen.watch w on w.organization_id = r.organization_id and w.id = r.watch_id
    where r.organization_id = ${organization} and r.paused_at is null and r.removed_at is null
      and coalesce(r.rests_until, '-infinity') <= ${now}
      and (r.watch_id is null or (w.archived_at is null and w.filling is null))`.execute(db);
  return rows;
}

export async function lockRule(db: Transaction, organization: string, id: string): Promise<void> {
  await sql`select from learn.alert_rule where organization_id = ${organization} and id = ${id} for update`.execute(db);
}

export const insertRule = (db: Transaction, values: Insertable<AlertRuleTable>) =>
  db.insertInto('learn.alert_rule').values(values).execute();

export async function saveRule(
  db: Transaction,
  organization: string,
  id: string,
  values: Updateable<AlertRuleTable>,
): Promise<void> {
  await db
    .updateTable('learn.alert_rule')
    .set(values)
    .where('organization_id', '=', organization)
    .where('id', '=', id)
    .execute();
}

/** What a rule counts, as rows of post_id, author_id, at: what is folded, muted or gone is out of it. */
function saidOf(organization: string, rule: Counted, within: RawBuilder<unknown>): RawBuilder<unknown> {
  const facility = rule.facility_id ? sql`and x.facility_id = ${rule.facility_id}` : sql``;
  if (rule.about === 'watch')
    return sql`select x.post_id, x.author_id, x.at from listen.hit x where x.organization_id = ${organization}
      and x.watch_id = ${rule.watch_id} and not x.folded and not x.muted and ${within} ${facility}`;
  const what = {
    topic: sql`x.topics @> array[${rule.value}]::text[]`,
    flag: sql`x.flags @> array[${rule.value}]::text[]`,
    urgency: sql`x.urgency >= ${Number(rule.value)}::int`,
  }[rule.about];
  return sql`select x.post_id, x.author_id, x.at from learn.analysis x where x.organization_id = ${organization}
    and not x.aside and ${what} and ${within} ${facility}`;
}

const people = sql`count(distinct coalesce(s.author_id, s.post_id))::int`;

/** People and posts in the hour that ends now. */
export async function countHour(db: Transaction, organization: string, rule: Counted, now: Date) {
  const { rows } = await sql<{ people: number; posts: number }>`select ${people} as people, count(*)::int as posts
    from (${saidOf(organization, rule, sql`x.at > ${now}::timestamptz - interval '1 hour' and x.at <= ${now}`)}) s`.execute(
    db,
  );
  return rows[0]!;
}

export async function findHour(db: Transaction, organization: string, rule: Counted, now: Date, most: number) {
  const { rows } = await sql<{ id: string; at: Date; authorId: string | null }>`
    select s.post_id as id, s.at, s.author_id as "authorId"
    from (${saidOf(organization, rule, sql`x.at > ${now}::timestamptz - interval '1 hour' and x.at <= ${now}`)}) s
    order by s.at desc limit ${most}`.execute(db);
  return rows;
}

/** People in the same hour of past weeks by the clock on the wall, and in the hours beside it, newest week first. */
export async function countPast(
  db: Transaction,
  organization: string,
  rule: Counted,
  now: Date,
  timeZone: string,
): Promise<number[]> {
  const { rows } = await sql<{ people: number }>`
    with hour as (select week, beside, ((${now}::timestamptz at time zone ${timeZone}) - week * interval '7 days'
        + beside * interval '1 hour') at time zone ${timeZone} as upto
      from generate_series(1, ${weeksCompared}) week, generate_series(-1, 1) beside)
    select (select ${people} from (${saidOf(organization, rule, sql`x.at > h.upto - interval '1 hour' and x.at <= h.upto`)}) s) as people
    from hour h order by week, beside`.execute(db);
  return rows.map((row) => row.people);
}

/** How many whole weeks back, without a gap, anything at all was said here: at most `most`. */
export async function countWeeks(db: Transaction, organization: string, now: Date, most: number): Promise<number> {
  const { rows } = await sql<{ heard: boolean }>`
    select exists (select from listen.post p where p.organization_id = ${organization}
      and p.at > ${now}::timestamptz - (week + 1) * interval '7 days'
      and p.at <= ${now}::timestamptz - week * interval '7 days') as heard
    from generate_series(1, ${most}) week order by week`.execute(db);
  const gap = rows.findIndex(({ heard }) => !heard);
  return gap < 0 ? rows.length : gap;
}

/** Who spoke in which step of `lookEvery` minutes since then, each once a step; at most `most` rows. */
export async function findSaid(
  db: Transaction,
  organization: string,
  rule: Counted,
  { since, now, most }: { since: Date; now: Date; most: number },
): Promise<{ step: number; person: string }[]> {
  const { rows } = await sql<{ step: number; person: string }>`
    select floor(extract(epoch from s.at - ${since}::timestamptz) / ${lookEvery * 60})::int as step,
      coalesce(s.author_id, s.post_id)::text as person
    from (${saidOf(organization, rule, sql`x.at >= ${since} and x.at <= ${now}`)}) s
    group by 1, 2 order by 1 desc limit ${most}`.execute(db);
  return rows;
}

export async function isFacility(db: Transaction, organization: string, id: string): Promise<boolean> {
  const { rows } = await sql`select from govern.facility
    where organization_id = ${organization} and id = ${id}`.execute(db);
  return rows.length > 0;
}
