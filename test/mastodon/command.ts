// What a test may have happen on the stand-in: people who do things, faults, the time, and what was asked of it.
import { edit, favourite, follow, reblog, remove, type Said, say } from './acts.ts';
import { addFault, clearFaults, type Fault } from './faults.ts';
import { issue } from './oauth.ts';
import { type Account, complaints, find, nextAccountId, type Status, setTime, state } from './state.ts';
import { drop, dropOf, refuse, sendRaw } from './streaming.ts';

export type Command =
  /** `name@server` lives elsewhere. */
  | { do: 'person'; name: string; displayName?: string; followers?: number }
  /** A token as if that person had signed in. */
  | { do: 'token'; name: string; scopes?: string }
  | ({ do: 'say'; by: string } & Said)
  | { do: 'edit'; status: string; text: string }
  | { do: 'remove'; status: string }
  | { do: 'favourite' | 'reblog'; by: string; status: string }
  | { do: 'follow'; by: string; whom: string }
  | { do: 'statuses'; by?: string }
  | { do: 'media' }
  | ({ do: 'fault' } & Fault)
  | { do: 'mend' }
  /** Takes no WebSocket until it is told so again; those that are open stay. */
  | { do: 'refuse'; status: number | null }
  | { do: 'drop' }
  | { do: 'garbage'; data: string }
  | { do: 'revoke'; name: string }
  /** Applications that registered are no longer known, nor the tokens they were given. */
  | { do: 'forget' }
  /** How many tokens of that person still open something. */
  | { do: 'tokens'; name: string }
  /** Null: the time of this machine. */
  | { do: 'time'; at: string | null }
  | { do: 'set'; characters?: number; rate?: number; old?: boolean; streaming?: string | null; keys?: boolean }
  /** Since this was asked last. */
  | { do: 'requests' }
  /** The same, with when they came and what they were answered. */
  | { do: 'calls' }
  /** The names (`x-call`) of those that wait for their answer. */
  | { do: 'open' }
  | { do: 'complaints' };

export function act(command: Command, calls: Called[]): unknown {
  switch (command.do) {
    case 'person':
      return person(command);
    case 'token':
      return issue('a test', account(command.name).id, (command.scopes ?? 'read write').split(' '));
    case 'say':
      return seen(say(account(command.by), command));
    case 'edit':
      return edit(status(command.status), { text: command.text });
    case 'remove':
      return remove(status(command.status));
    case 'favourite':
      return favourite(account(command.by), status(command.status));
    case 'reblog':
      return seen(reblog(account(command.by), status(command.status)));
    case 'follow':
      return follow(account(command.by), account(command.whom));
    case 'statuses': {
      const by = command.by ? account(command.by).id : undefined;
      return [...state.statuses.values()].filter((each) => by === undefined || each.account === by).map(seen);
    }
    case 'media':
      return [...state.media.values()];
    case 'fault':
      return addFault(command);
    case 'mend':
      return clearFaults();
    case 'refuse':
      return refuse(command.status);
    case 'drop':
      return drop();
    case 'garbage':
      return sendRaw(command.data);
    case 'revoke': {
      const { id } = account(command.name);
      for (const token of state.tokens.values()) if (token.account === id) token.revoked = true;
      return dropOf(id);
    }
    case 'forget':
      state.applications.clear();
      return state.tokens.clear();
    case 'tokens': {
      const { id } = account(command.name);
      return [...state.tokens.values()].filter((token) => token.account === id && !token.revoked).length;
    }
    case 'time':
      return setTime(command.at);
    case 'set':
      state.characters = command.characters ?? state.characters;
      state.rate.of = command.rate ?? state.rate.of;
      state.old = command.old ?? state.old;
      state.keys = command.keys ?? state.keys;
      if (command.streaming !== undefined) state.streaming = command.streaming;
      if (command.rate !== undefined) state.rate.used.clear();
      return undefined;
    case 'requests':
      return calls.splice(0).map(({ request }) => request);
    case 'calls':
      return calls.splice(0);
    case 'open':
      return [...state.open];
    case 'complaints':
      return complaints.splice(0);
  }
}

export interface Called {
  request: string;
  at: string;
  /** Null: none that was whole. */
  status: number | null;
  /** For how long it was asked to stay away, seconds. */
  retryAfter: number;
  /** The account it was made for, how many calls that was told to have left, and until when. */
  by: string | null;
  left: number | null;
  resetsAt: string | null;
}

function person({ name, displayName, followers = 0 }: Extract<Command, { do: 'person' }>): string {
  const [username = '', domain = null] = name.split('@');
  const made: Account = {
    id: nextAccountId(),
    username,
    domain,
    displayName: displayName ?? username,
    followers,
    following: new Set(),
  };
  state.accounts.set(made.id, made);
  return made.id;
}

function account(name: string): Account {
  const found = find(name);
  if (!found) throw new Error(`Nobody is called ${name}`);
  return found;
}

function status(id: string): Status {
  const found = state.statuses.get(id);
  if (!found) throw new Error(`No status ${id}`);
  return found;
}

const seen = ({ id, account, text, visibility, inReplyTo, media, language }: Status) => ({
  id,
  account,
  text,
  visibility,
  inReplyTo,
  media,
  language,
});
export type Seen = ReturnType<typeof seen>;
