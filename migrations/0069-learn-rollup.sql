-- Counts by one thing at a time. By facility, network and language together, a year of a busy organization had more counts
-- than posts, and a dashboard over them was hardly quicker than over the posts themselves. Nothing is lost: what is there is
-- counted anew when the next post is read, since no zone says that it was counted.

drop table learn.rollup;
truncate learn.rollup_zone;

create table learn.rollup (
  organization_id uuid not null references govern.organization,
  -- What it is counted by, and which one of them: 'all' and ''; 'facility' and its id, or 'none'; 'network'; 'language'.
  dimension text not null check (dimension in ('all', 'facility', 'network', 'language')),
  value text not null,
  -- 'all', 'unread', 'sentiment negative', 'urgency 3', 'life_risk', 'topic waiting', 'parent access', 'flag question'.
  what text not null,
  -- The day it was said, in the zone of learn.rollup_zone.
  day date not null,
  posts int not null,
  primary key (organization_id, dimension, value, what, day)
) with (fillfactor = 80);
alter table learn.rollup enable row level security;
alter table learn.rollup force row level security;
create policy tenant on learn.rollup using (organization_id = core.organization());
grant select, insert, update, delete on learn.rollup to openrounds_app;
