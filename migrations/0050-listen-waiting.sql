-- Reposts that came before what they pass on. There are hardly ever any, which one look tells, instead of one for each arrival.
create index post_waiting on listen.post (organization_id, network, repost_of)
  where repost_of is not null and fold_under is null and deleted_at is null;
