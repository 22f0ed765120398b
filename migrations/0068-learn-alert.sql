-- Alerts: rules that compare a watch, a topic, a flag or an urgency with its own past; alerts that were opened, by a rule or by a
-- critical post; and which posts they speak of. An alert holds ids and figures, never a word of a post.

create table learn.alert_rule (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  name text not null,
  about text not null check (about in ('watch', 'topic', 'flag', 'urgency')),
  watch_id uuid,
  -- The topic, the flag, or the least urgency.
  value text,
  facility_id uuid,
  sensitivity text not null check (sensitivity in ('low', 'middle', 'high')),
  -- Somebody must accept it: whoever is on call is called, then the next.
  calls boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  -- Seen above its past once; a second look follows before it fires.
  suspected_at timestamptz,
  -- Fired lately: quiet until then.
  rests_until timestamptz,
  paused_at timestamptz,
  removed_at timestamptz,
  primary key (organization_id, id),
  check ((about = 'watch') = (watch_id is not null) and (about = 'watch') = (value is null))
);

create table learn.alert (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  kind text not null check (kind in ('rise', 'critical', 'life_risk')),
  rule_id uuid,
  facility_id uuid,
  -- The only network of its posts; null where there are several.
  network text,
  -- Why the machine held them for critical: its flags.
  flags text[] not null,
  opened_at timestamptz not null,
  -- When the newest post joined it.
  joined_at timestamptz not null,
  posts int not null,
  people int not null,
  -- Of a rise: the hour that was counted, how many people are usual in it, and how many weeks of past were compared.
  from_at timestamptz,
  to_at timestamptz,
  usual real,
  weeks int,
  accepted_at timestamptz,
  accepted_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  outcome text check (outcome in ('dealt_with', 'false_alarm')),
  primary key (organization_id, id),
  foreign key (organization_id, rule_id) references learn.alert_rule (organization_id, id)
);
create index alert_open on learn.alert (organization_id, id desc) where closed_at is null;
create index alert_past on learn.alert (organization_id, id desc) where closed_at is not null;

create table learn.alert_post (
  organization_id uuid not null,
  alert_id uuid not null,
  post_id uuid not null,
  at timestamptz not null,
  author_id uuid,
  primary key (organization_id, alert_id, post_id),
  foreign key (organization_id, alert_id) references learn.alert (organization_id, id) on delete cascade
);
create index alert_post_post on learn.alert_post (organization_id, post_id);

do $$
declare name text;
begin
  foreach name in array array['alert_rule', 'alert', 'alert_post'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on learn.%I to openrounds_app', name);
  end loop;
end $$;
