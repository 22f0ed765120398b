-- Reading the archive again with the models of today: how far it is, so that it can be stopped and goes on.
create table learn.reanalysis (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  model text not null,
  began_at timestamptz not null,
  began_by uuid,
  -- Posts that this model had not read when it began, and how many of them it has read since.
  total int not null,
  done int not null,
  -- The last post that was read, in the order of their ids.
  place uuid,
  stopped_at timestamptz,
  ended_at timestamptz,
  primary key (organization_id, id)
);
alter table learn.reanalysis enable row level security;
alter table learn.reanalysis force row level security;
create policy tenant on learn.reanalysis using (organization_id = core.organization());
grant select, insert, update, delete on learn.reanalysis to openrounds_app;
