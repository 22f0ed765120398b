// Certifies a channel in a test: signed in with what a person would type, on a clock that waiting moves on.
import { certify } from '../certify/certify.ts';
import type { Report } from '../certify/report.ts';
import { showChannel } from '../channels/access.ts';
import type { Connector, Settings } from '../connector.ts';
import { signIn } from '../sign-in/sign-in.ts';
import { openWorld } from './world.ts';

export async function openCertifying(
  connector: Connector,
  env: Record<string, string> = {},
  more: { within?: number } = {},
) {
  let ahead = 0;
  const wait = async (ms: number) => {
    ahead += ms * 4;
    await new Promise((soon) => setTimeout(soon, 5));
  };
  const world = await openWorld({ clock: { now: () => new Date(Date.now() + ahead) }, env, ...more });
  const { id: organization, caller, act } = await world.found('Mercy Valley');
  const connectors = [connector];
  return {
    ...world,
    organization,
    caller,
    act,
    connectors,
    signIn: (settings: Settings, fields: Record<string, string>, channelId?: string) =>
      signIn(world.core, connectors, caller, { settings, fields, facilityId: null, channelId }),
    certify: (channel: string, more: Partial<Parameters<typeof certify>[2]> = {}) =>
      certify(world.core, connectors, {
        organization,
        channel,
        signal: new AbortController().signal,
        wait,
        ...more,
      }),
    channel: (id: string) => act((context) => showChannel(context, connectors, id)),
  };
}

/** What became of each step. */
export const outcomes = ({ steps }: Report): Record<string, string> =>
  Object.fromEntries(steps.map(({ step, was }) => [step, was]));
