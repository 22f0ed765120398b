-- Reports that write themselves: plans by day and hour, and the reports made, with their figures as they were and their files.

create table learn.report_plan (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  kind text not null check (kind in ('weekly', 'monthly', 'board')),
  language text not null,
  -- Null: the whole organization.
  facility_id uuid,
  watch_id uuid,
  -- 1 Monday to 7 Sunday, or the day of the month; and the hour, in the organization's time zone.
  day smallint not null check (day between 1 and 28),
  hour smallint not null check (hour between 0 and 23),
  next_at timestamptz not null,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, facility_id) references govern.facility (organization_id, id)
);
create index report_plan_due on learn.report_plan (next_at) where ended_at is null;

create table learn.report (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  plan_id uuid,
  kind text not null check (kind in ('weekly', 'monthly', 'board')),
  language text not null,
  facility_id uuid,
  watch_id uuid,
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('waiting', 'made', 'failed')),
  -- Which refusal stopped it.
  fault text,
  asked_at timestamptz not null,
  asked_by uuid,
  made_at timestamptz,
  -- Sentences as keys with their figures, and charts; never anybody's words.
  content jsonb,
  html_file uuid,
  pptx_file uuid,
  csv_file uuid,
  -- Null where no browser is installed to make it.
  pdf_file uuid,
  primary key (organization_id, id),
  foreign key (organization_id, facility_id) references govern.facility (organization_id, id)
);
create index report_newest on learn.report (organization_id, asked_at desc, id desc);

do $$
declare name text;
begin
  foreach name in array array['report_plan', 'report'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on learn.%I to openrounds_app', name);
  end loop;
end $$;
grant select on learn.report_plan to openrounds_search;

-- What is due over all organizations: ids, never a word.
create function learn.due_report_plans(at timestamptz)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select organization_id, id from learn.report_plan where ended_at is null and next_at <= at order by next_at limit 500 $$;

do $$
begin
  grant create on schema learn to openrounds_search;
  alter function learn.due_report_plans(timestamptz) owner to openrounds_search;
  revoke all on function learn.due_report_plans(timestamptz) from public;
  grant execute on function learn.due_report_plans(timestamptz) to openrounds_app;
  revoke create on schema learn from openrounds_search;
end $$;
