-- How a person is reached: what they were told, on which ways, when not to disturb them; who is on call, and whom an alert
-- was passed on to until somebody accepted it. None of it holds a word, a name or a handle of the public.

-- One thing that one person was told.
create table govern.notice (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  event text not null,
  urgent boolean not null,
  -- What to look at, as in ('alert', its id).
  subject_kind text not null,
  subject_id uuid,
  -- Figures, and ids of places and people with access, for the sentence.
  details jsonb not null,
  -- The fact and its turn: told once, however often the job runs.
  once text not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, person_id, once),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade
);
create index notice_newest on govern.notice (organization_id, person_id, id desc);
create index notice_unread on govern.notice (organization_id, person_id) where read_at is null;

-- A phone or browser that takes push messages. What it gave is of no use without our key.
create table govern.device (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null,
  reached_at timestamptz,
  fault jsonb,
  primary key (organization_id, id),
  unique (organization_id, person_id, endpoint),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade
);

-- A notice on its way out: by mail, or to a device.
create table govern.notice_sending (
  organization_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  way text not null check (way in ('mail', 'push')),
  device_id uuid,
  state text not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
  tries int not null default 0,
  due_at timestamptz not null,
  fault jsonb,
  done_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, notice_id) references govern.notice (organization_id, id) on delete cascade,
  foreign key (organization_id, device_id) references govern.device (organization_id, id) on delete cascade
);
create index notice_sending_notice on govern.notice_sending (organization_id, notice_id);

-- What a person chose; where there is no row, the program's own choice holds.
create table govern.notify_choice (
  organization_id uuid not null,
  person_id uuid not null,
  event text not null,
  ways text[] not null,
  primary key (organization_id, person_id, event),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade
);
create table govern.quiet_hours (
  organization_id uuid not null,
  person_id uuid not null,
  -- Minutes after midnight in the organization's time zone.
  from_minute int not null check (from_minute between 0 and 1439),
  to_minute int not null check (to_minute between 0 and 1439),
  urgent_breaks boolean not null,
  primary key (organization_id, person_id),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade
);

-- Who is on call: in turn, a week each.
create table govern.rota (
  organization_id uuid primary key references govern.organization,
  person_ids uuid[] not null,
  -- The day on which the first of the list begins; each next begins seven days later at the same minute.
  begins date not null,
  begins_minute int not null check (begins_minute between 0 and 1439),
  -- How long a person has to accept before the next is called.
  minutes int not null check (minutes between 1 and 60)
);
create table govern.stand_in (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, person_id) references govern.person (organization_id, id) on delete cascade
);

-- Something that somebody must accept. `step` is how many turns were taken; the next is due at `next_at`.
create table govern.call (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  event text not null,
  subject_kind text not null,
  subject_id uuid not null,
  facility_id uuid,
  details jsonb not null,
  begun_at timestamptz not null,
  step int not null,
  next_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid,
  ended_at timestamptz,
  primary key (organization_id, id),
  unique (organization_id, subject_kind, subject_id)
);
create table govern.call_step (
  organization_id uuid not null,
  call_id uuid not null,
  number int not null,
  at timestamptz not null,
  whom text not null check (whom in ('on_call', 'next', 'everybody', 'nobody')),
  person_ids uuid[] not null,
  primary key (organization_id, call_id, number),
  foreign key (organization_id, call_id) references govern.call (organization_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['notice', 'device', 'notice_sending', 'notify_choice', 'quiet_hours', 'rota', 'stand_in', 'call',
    'call_step'] loop
    execute format('alter table govern.%I enable row level security', name);
    execute format('alter table govern.%I force row level security', name);
    execute format('create policy tenant on govern.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on govern.%I to openrounds_app', name);
  end loop;
end $$;
