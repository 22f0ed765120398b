// The round of a certification: post, read, hear, reply, edit, hold, close, and in any case everything taken away again.
import type { Fault } from '../../../contract/connect.ts';
import { type ErrorCode, errors } from '../../../contract/errors.ts';
import { Refusal } from '../../core/errors.ts';
import type { ChannelRow } from '../channels/store.ts';
import type { Connector, Settings } from '../connector.ts';
import type { DeliveryRow } from '../deliver/store.ts';
import type { Content, DeliveryKind, Speaking, Target } from '../speaking.ts';
import { hear } from './hear.ts';
import { listenTo } from './listening.ts';
import { notSeen, type Step, type StepName } from './report.ts';
import { type Speaker, say } from './say.ts';
import { takeAway } from './take-away.ts';

export interface Round {
  speaker: Speaker;
  connector: Connector;
  channel: ChannelRow;
  speaking: Speaking<Settings>;
  /** In every key of this round, so that it is said once and is never another's. */
  id: string;
  host: string;
  signal: AbortSignal;
  told(step: Step): void;
}

export interface Walked {
  steps: Step[];
  left: string[];
}

const title = 'OpenRounds checks this channel';
const content = (text: string): Content => ({ text, lang: 'en', title, images: [] });

export async function walk(round: Round): Promise<Walked> {
  const { speaker, speaking, channel, connector, host } = round;
  const { certifying } = speaking;
  const walked: Walked = { steps: [], left: [] };
  const note = (step: Step) => {
    walked.steps.push(step);
    round.told(step);
  };
  const mark = round.id.slice(-8);
  const listening = certifying?.hears ? listenTo(speaker.core, connector, channel, host) : undefined;
  const said: DeliveryRow[] = [];
  const undone = new Map<DeliveryKind, Target>();

  const tell = async (
    step: StepName,
    kind: DeliveryKind,
    target: Target | null,
    text: string | undefined,
    signal = round.signal,
  ): Promise<DeliveryRow | undefined> => {
    if (!speaking.can.includes(kind)) {
      note({ step, was: 'not_tried', fault: { code: 'certify_cannot', values: { network: channel.network } } });
      return undefined;
    }
    const begun = speaker.core.clock.now().getTime();
    try {
      const wanted = { kind, target, content: text ? content(text) : null, key: `certify ${round.id} ${step}` };
      const row = await say(speaker, wanted, signal);
      if (kind === 'post' || kind === 'reply') said.push(row);
      note({ ...stepOf(step, row, speaking), seconds: (speaker.core.clock.now().getTime() - begun) / 1000 });
      return row.state === 'posted' ? row : undefined;
    } catch (error) {
      note({ step, was: 'failed', told: kind, fault: faultOf(error) });
      return undefined;
    }
  };
  const skip = (step: StepName, code: string) => {
    note({ step, was: 'not_tried', fault: { code, values: { network: channel.network } } });
  };
  const going = () => !round.signal.aborted;
  const read = (step: 'read' | 'read_reply', row: DeliveryRow | undefined) => {
    if (!row) return skip(step, 'certify_nothing_there');
    if (!speaking.look) return skip(step, 'certify_cannot');
    note(row.seen_at ? { step, was: 'done', seconds: seenAfter(row) } : { step, was: 'failed', fault: notSeen(host) });
  };

  try {
    const itself = certifying?.toItself?.(channel.settings);
    const text = `OpenRounds is checking this channel; this will be gone in a minute. (${mark})`;
    const post = itself
      ? await tell('post', 'reply', { externalId: itself, postId: null }, text)
      : await tell('post', 'post', null, text);
    read('read', post);
    const target = post?.external_id ? { externalId: post.external_id, postId: null } : undefined;
    if (target) await hear(round, target.externalId, listening, note);
    else skip('hear', 'certify_nothing_there');

    const answer =
      target && going() ? await tell('reply', 'reply', target, `And this is its reply. (${mark})`) : undefined;
    if (!target || !going()) skip('reply', target ? 'stopped' : 'certify_nothing_there');
    read('read_reply', answer);
    const reply = answer?.external_id ? { externalId: answer.external_id, postId: null } : undefined;

    for (const [step, on, back] of [
      ['edit', target, undefined],
      ['hold', reply, 'release'],
      ['release', reply, undefined],
      ['close', target, 'reopen'],
      ['reopen', target, undefined],
    ] as const) {
      if (!on || !going()) {
        skip(step, on ? 'stopped' : 'certify_nothing_there');
        continue;
      }
      if (back && speaking.can.includes(back)) undone.set(back, on);
      const done = await tell(step, step, on, step === 'edit' ? `${text} Edited.` : undefined);
      if (done) undone.delete(step);
    }
  } finally {
    await listening?.stop();
    await takeAway(round, said, undone, walked, tell, note);
  }
  return walked;
}

const seenAfter = ({ posted_at, seen_at }: DeliveryRow): number =>
  Math.max(0, ((seen_at?.getTime() ?? 0) - (posted_at?.getTime() ?? 0)) / 1000);

/** What is changed or taken away is done when it is seen to be; what is said is read back in a step of its own. */
function stepOf(step: StepName, row: DeliveryRow, speaking: Speaking<Settings>): Step {
  const { kind, state, tries, external_id: externalId, url, fault } = row;
  const says = kind === 'post' || kind === 'reply';
  const unseen = state === 'posted' && !says && speaking.look !== undefined && !row.seen_at;
  const done = state === 'posted' && !unseen;
  const why = done ? undefined : unseen ? notSeen(row.destination) : (fault ?? stuck);
  return {
    step,
    was: done ? 'done' : 'failed',
    told: kind,
    state,
    tries,
    ...(says && externalId ? { externalId } : {}),
    ...(says && url ? { url } : {}),
    ...(why ? { fault: why } : {}),
  };
}

const stuck: Fault = { code: 'certify_stuck', values: {} };

/** A refusal of our own, as what stands in the report. */
function faultOf(error: unknown): Fault {
  if (error instanceof Refusal && error.code in errors) {
    const codes: Partial<Record<ErrorCode, string>> = { 'channel.signed_out': 'certify_signed_out' };
    return { code: codes[error.code] ?? 'certify_refused', values: {} };
  }
  throw error;
}
