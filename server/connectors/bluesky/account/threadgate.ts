// Who may answer in a thread of ours, and which answers in it are hidden: the gate that stands beside its first post.
import type { Surroundings } from '../../../connect/connector.ts';
import { list, type Outside, object } from '../../../connect/outside.ts';
import type { Looked, Speech, Told } from '../../../connect/speaking.ts';
import type { Account } from './account.ts';
import { patienceOf } from './answer.ts';
import { fetchRecord, isMissing, type Place, placeOf, refIn } from './strong-ref.ts';
import { afterSaying, beforeSaying, refused } from './told.ts';

const gates = 'app.bsky.feed.threadgate';
/** As many as the network takes. */
const mostHidden = 300;

interface Speaker<Settings> {
  account: Account;
  speech: Speech<Settings>;
  around: Surroundings;
}

interface Gate {
  place: Place;
  /** The first post of the thread. */
  post: string;
  /** Undefined where there is none yet. */
  record: Outside | undefined;
  cid: string | null;
}

type Found = { ok: true; gate: Gate } | { ok: false; told: Told };

const hiddenIn = (record: Outside | undefined): string[] =>
  list(record?.hiddenReplies, mostHidden).filter((uri) => typeof uri === 'string');

/** Nobody may answer: a list that names no one. Without a list everybody may. */
const isClosed = (record: Outside | undefined): boolean => Array.isArray(record?.allow) && record.allow.length === 0;

export async function changeGate<Settings>(speaker: Speaker<Settings>): Promise<Told> {
  const { account, speech } = speaker;
  const found = await findGate(speaker);
  if (!found.ok) return found.told;
  const { gate } = found;
  const posted = { was: 'posted', externalId: speech.target!.externalId } as const;
  const record = changed(gate.record, speech);
  if (record === gate.record) return posted;
  const { signal } = speech;
  const { place } = gate;
  const call = record
    ? { method: 'putRecord', input: { ...place, record: complete(record, gate, speech), swapRecord: gate.cid } }
    : { method: 'deleteRecord', input: { ...place, swapRecord: gate.cid } };
  const answer = await account.call(`com.atproto.repo.${call.method}`, { input: call.input, signal });
  if (answer.ok) return { ...posted, ...(answer.quota ? { quota: answer.quota } : {}) };
  // Somebody changed it in between: it is read anew.
  if (answer.error === 'InvalidSwap') return { was: 'not_sent', fault: answer.fault };
  return afterSaying(answer);
}

/** The gate as it shall be: the same object where nothing is to do, undefined where none is needed. */
function changed(record: Outside | undefined, { kind, target }: Pick<Speech<never>, 'kind' | 'target'>) {
  const reply = target!.externalId;
  const hidden = hiddenIn(record);
  if (kind === 'close') return isClosed(record) ? record : { ...record, allow: [] };
  if (kind === 'reopen') {
    if (!isClosed(record)) return record;
    const { allow: _, ...rest } = record!;
    return hidden.length > 0 ? rest : undefined;
  }
  if (kind === 'hold')
    return hidden.includes(reply) ? record : { ...record, hiddenReplies: [...hidden, reply].slice(-mostHidden) };
  if (!hidden.includes(reply)) return record;
  const left = hidden.filter((uri) => uri !== reply);
  return left.length > 0 || Array.isArray(record?.allow) ? { ...record, hiddenReplies: left } : undefined;
}

const complete = (record: Outside, { post }: Gate, { firstTriedAt }: Pick<Speech<never>, 'firstTriedAt'>) => ({
  createdAt: firstTriedAt.toISOString(),
  ...record,
  $type: gates,
  post,
});

export async function lookAtGate<Settings>(speaker: Speaker<Settings>): Promise<Looked> {
  const found = await findGate(speaker);
  if (!found.ok) {
    const { told } = found;
    return told.was === 'posted' || told.was === 'refused'
      ? { found: false }
      : { found: 'unknown', fault: told.fault, ...patienceOf(told) };
  }
  const { record } = found.gate;
  const { externalId } = speaker.speech.target!;
  return changed(record, speaker.speech) === record ? { found: true, externalId } : { found: false };
}

/** Ours alone: a gate stands in the repository of whoever began the thread. */
async function findGate<Settings>({ account, speech, around }: Speaker<Settings>): Promise<Found> {
  const { target, signal, kind } = speech;
  const no = (told: Told) => ({ ok: false, told }) as const;
  const given = placeOf(target?.externalId ?? '');
  if (!given) return no(refused('not_ours'));
  const post = await fetchRecord(account, given, around, signal);
  if (!post.ok) return no(isMissing(post) ? refused('post_gone') : beforeSaying(post));
  const root = refIn(object(post.value.reply)?.root)?.uri ?? post.ref.uri;
  const first = placeOf(root);
  // The first post of a thread can't be hidden in it.
  if (first?.repo !== account.did || ((kind === 'hold' || kind === 'release') && root === target!.externalId))
    return no(refused('not_ours'));
  const place = { ...first, collection: gates };
  const gate = await fetchRecord(account, place, around, signal);
  if (gate.ok) return { ok: true, gate: { place, post: root, record: gate.value, cid: gate.ref.cid } };
  if (!isMissing(gate)) return no(beforeSaying(gate));
  return { ok: true, gate: { place, post: root, record: undefined, cid: null } };
}
