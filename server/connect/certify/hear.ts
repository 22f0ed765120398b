// The step of a certification that hears: by listening, or by looking where what concerns the account arrives.
import type { Fault } from '../../../contract/connect.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import type { Listening } from './listening.ts';
import { notSeen, type Step } from './report.ts';
import type { Round } from './round.ts';

const heardWithin = 30_000;
const arrivedWithin = 60_000;

export async function hear(
  { speaking, channel, speaker, host, signal }: Round,
  externalId: string,
  listening: Listening | undefined,
  note: (step: Step) => void,
): Promise<void> {
  const { certifying } = speaking;
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  if (!listening && !certifying?.arrived)
    return note({
      step: 'hear',
      was: 'not_tried',
      fault: { code: 'certify_deaf', values: { network: channel.network } },
    });
  let fault: Fault | undefined;
  if (listening) fault = await listening.hear(externalId, heardWithin);
  else {
    const credentials = credentialsOf(speaker.core, channel.organization_id, channel.id);
    const given = { settings: channel.settings, credentials, externalId, signal };
    fault = notSeen(host);
    while (fault && seconds() * 1000 < arrivedWithin && !signal.aborted) {
      const looked = await certifying!.arrived!(given, speaker.core);
      fault = looked.found === true ? undefined : looked.found === 'unknown' ? looked.fault : notSeen(host);
      if (fault) await speaker.wait(500, signal);
    }
  }
  note({ step: 'hear', was: fault ? 'failed' : 'done', seconds: seconds(), ...(fault ? { fault } : {}) });
}
