// The end of every certification, also of one that was stopped or broke off: what is there goes, what may be there is named.
import type { Fault } from '../../../contract/connect.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import type { DeliveryRow } from '../deliver/store.ts';
import type { DeliveryKind, Target } from '../speaking.ts';
import type { Step, StepName } from './report.ts';
import type { Round, Walked } from './round.ts';
import { dropQueued, settle } from './say.ts';

const removedWithin = 90_000;

type Tell = (
  step: StepName,
  kind: DeliveryKind,
  target: Target | null,
  text: string | undefined,
  signal?: AbortSignal,
) => Promise<DeliveryRow | undefined>;

export async function takeAway(
  round: Round,
  said: readonly DeliveryRow[],
  undone: ReadonlyMap<DeliveryKind, Target>,
  walked: Walked,
  tell: Tell,
  note: (step: Step) => void,
): Promise<void> {
  const { speaker, speaking, channel, host } = round;
  const signal = AbortSignal.timeout(removedWithin);
  const tried = (step: StepName) => walked.steps.some((each) => each.step === step && each.told);
  for (const [kind, on] of undone) {
    // Its opposite was tried in its turn, or is now.
    if (!tried(kind as StepName)) await tell(kind as StepName, kind, on, undefined, signal);
  }
  const there: string[] = [];
  for (const before of [...said].reverse()) {
    const step = before === said[0] ? 'delete' : 'delete_reply';
    let row = before;
    if (row.state === 'queued' && (await dropQueued(speaker, row.id))) continue;
    if (row.state === 'queued' || row.state === 'sending') row = await settle(speaker, row.id, signal);
    if (row.state === 'refused' || row.state === 'taken_back') continue;
    if (row.state !== 'posted' || !row.external_id) {
      walked.left.push(row.external_id ?? `${host}: ${row.id}`);
      continue;
    }
    there.push(row.external_id);
    const gone = await tell(step, 'delete', { externalId: row.external_id, postId: null }, undefined, signal);
    if (!gone?.seen_at) walked.left.push(row.url ?? row.external_id);
  }
  const { certifying } = speaking;
  if (!certifying?.sweep || there.length === 0) return;
  const credentials = credentialsOf(speaker.core, channel.organization_id, channel.id);
  const given = { settings: channel.settings, credentials, signal, externalIds: there };
  const fault = await certifying.sweep(given, speaker.core).catch((): Fault => ({ code: 'connector', values: {} }));
  note({ step: 'sweep', was: fault ? 'failed' : 'done', ...(fault ? { fault } : {}) });
  // Where nothing can be deleted by telling, this was the deletion.
  if (!fault && !speaking.can.includes('delete')) walked.left.length = 0;
}
