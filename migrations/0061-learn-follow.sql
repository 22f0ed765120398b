-- An analysis follows its post: which words were read, and the area of each topic; and the days of the rollup are those of
-- one time zone, so that a count taken away is taken from the day it was added to.

alter table learn.analysis
  -- The areas its topics belong to, each once.
  add column parents text[] not null default '{}',
  -- When the words that were read had last been edited; null: they are the first.
  add column edited_at timestamptz;

-- The days that counts are kept by. (Of a rollup’s `what` there are 'parent access' and 'unread' too; a post in an unread
-- language that a person corrected counts as read.)
create table learn.rollup_zone (
  organization_id uuid primary key references govern.organization,
  time_zone text not null,
  built_at timestamptz not null
);
alter table learn.rollup_zone enable row level security;
alter table learn.rollup_zone force row level security;
create policy tenant on learn.rollup_zone using (organization_id = core.organization());
grant select, insert, update, delete on learn.rollup_zone to openrounds_app;
