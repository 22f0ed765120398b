// Signing a channel in: with a password at once, or on the network's own page, from which one comes back to /connect/back.
import { useNavigate } from '@tanstack/react-router';
import { type Channel, connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call, Refused } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';

type Settings = Channel['settings'];

export interface Account {
  settings: Settings;
  facilityId: string | null;
  /** The channel that is signed in anew. */
  channelId?: string;
}

const leftFrom = 'openrounds.sign-in.left-from';

/** Where the person stood before the network's page, to begin again from there: a channel's id, or nothing for a new one. */
export function takeLeftFrom(): string | undefined {
  const id = sessionStorage.getItem(leftFrom) ?? undefined;
  sessionStorage.removeItem(leftFrom);
  return id;
}

/** `wrong` is given what was refused, to say it at the field it concerns. */
export function useSignIn(wrong: (error: unknown) => void, done?: string) {
  const navigate = useNavigate();
  const [runPassword, trying] = useAct();
  const [runPage, leaving] = useAct();
  const refused = (error: unknown) => {
    wrong(error);
    return true;
  };
  return {
    trying,
    leaving,
    withPassword: (account: Account, password: string) =>
      runPassword(() => call(connect.signIn, { body: { ...account, fields: { password } } }), {
        ...(done ? { done } : {}),
        ended: ({ id }) => {
          woken('channels');
          void navigate({ to: '/connect/channels/$id', params: { id } });
        },
        wrong: refused,
      }),
    onItsPage: (account: Account) =>
      runPage(() => call(connect.beginSignIn, { body: account }), {
        ended: ({ address }) => {
          if (account.channelId) sessionStorage.setItem(leftFrom, account.channelId);
          else sessionStorage.removeItem(leftFrom);
          if (/^https?:\/\//i.test(address)) window.location.assign(address);
        },
        wrong: refused,
      }),
  };
}

/** The code of the fault behind a refusal, and the host it names. */
export function faultBehind(error: unknown): { code: string; host: string } {
  const { fault, host } = (error instanceof Refused && error.problem.values) || {};
  return { code: typeof fault === 'string' ? fault : '', host: typeof host === 'string' ? host : '' };
}
