-- What leaves the team: for each period one table of people by topic and place, counted once and frozen, and links that show
-- parts of it to whoever holds them.

create table learn.publication (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  made_at timestamptz not null,
  made_by uuid,
  -- The places there were, by their names of then, and the figures that may be shown of them; nothing that was hidden.
  places jsonb not null,
  shown jsonb not null,
  primary key (organization_id, id),
  unique (organization_id, from_day)
);

create table learn.board_link (
  organization_id uuid not null references govern.organization,
  id uuid not null,
  publication_id uuid not null,
  name text not null,
  language text not null check (language in ('en', 'es')),
  -- The places it shows beside all together.
  places uuid[] not null,
  -- SHA-256 of the token in its address, which is shown once.
  token_hash bytea not null,
  made_at timestamptz not null,
  made_by uuid,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  reads int not null default 0,
  read_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, publication_id) references learn.publication (organization_id, id)
);
create index on learn.board_link (token_hash);

-- Words a person chose for a link; they are shown as long as the post has its own.
create table learn.board_quote (
  organization_id uuid not null references govern.organization,
  link_id uuid not null,
  post_id uuid not null,
  topic text not null,
  text text not null,
  -- The author agreed to be quoted word for word.
  agreed boolean not null,
  chosen_at timestamptz not null,
  chosen_by uuid,
  primary key (organization_id, link_id, post_id),
  foreign key (organization_id, link_id) references learn.board_link (organization_id, id) on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['publication', 'board_link', 'board_quote'] loop
    execute format('alter table learn.%I enable row level security', name);
    execute format('alter table learn.%I force row level security', name);
    execute format('create policy tenant on learn.%I using (organization_id = core.organization())', name);
    execute format('grant select, insert, update, delete on learn.%I to openrounds_app', name);
  end loop;
end $$;
grant select on learn.board_link to openrounds_search;

-- Whose link it is; nothing else is known to whoever comes with a token.
create function learn.board_link_of(hash bytea)
  returns table (organization_id uuid, id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select organization_id, id from learn.board_link where token_hash = hash $$;

grant create on schema learn to openrounds_search;
alter function learn.board_link_of(bytea) owner to openrounds_search;
revoke create on schema learn from openrounds_search;
revoke execute on function learn.board_link_of(bytea) from public;
grant execute on function learn.board_link_of(bytea) to openrounds_app;
