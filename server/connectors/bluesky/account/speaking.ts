// What our account can say at Bluesky, and how it is looked up there.
import type { SettingsOf, Surroundings } from '../../../connect/connector.ts';
import type { Looked, Speaking, Speech, Told } from '../../../connect/speaking.ts';
import { pageOf } from '../record.ts';
import { openAccount } from './account.ts';
import { patienceOf } from './answer.ts';
import { images, post, postAddress, remove } from './post.ts';
import { lengthOf, mostGraphemes } from './rich-text.ts';
import { fetchRecord, isMissing, placeOf } from './strong-ref.ts';
import { changeGate, lookAtGate } from './threadgate.ts';
import { beforeSaying } from './told.ts';

type Settings = SettingsOf<'bluesky'>;

const gateKinds = ['close', 'reopen', 'hold', 'release'];

export const speaking: Speaking<Settings> = {
  can: ['post', 'reply', 'delete', 'hold', 'release', 'close', 'reopen'],
  most: () => mostGraphemes,
  count: lengthOf,
  images,
  destination: ({ server }) => URL.parse(server ?? '')?.host ?? 'bluesky',
  // The place of a record follows from the delivery: it is the first try's for ever.
  keyHolds: Number.POSITIVE_INFINITY,
  settles: 30_000,
  tell,
  look,
};

async function tell(speech: Speech<Settings>, around: Surroundings): Promise<Told> {
  const opened = await openAccount(speech.settings, speech.credentials, around);
  if (!opened.ok) return beforeSaying(opened);
  const speaker = { account: opened.account, speech, around };
  if (speech.kind === 'post' || speech.kind === 'reply') return post(speaker);
  if (gateKinds.includes(speech.kind)) return changeGate(speaker);
  return remove(speaker);
}

async function look(speech: Speech<Settings> & { externalId: string | null }, around: Surroundings): Promise<Looked> {
  const opened = await openAccount(speech.settings, speech.credentials, around);
  if (!opened.ok) return { found: 'unknown', fault: opened.fault };
  const { account } = opened;
  if (gateKinds.includes(speech.kind)) return lookAtGate({ account, speech, around });
  const uri = speech.kind === 'delete' ? speech.target?.externalId : (speech.externalId ?? undefined);
  const externalId = uri ?? postAddress(account, speech.key);
  const place = placeOf(externalId);
  if (!place) return { found: false };
  const found = await fetchRecord(account, place, around, speech.signal);
  if (found.ok) return { found: true, externalId, url: pageOf(externalId)! };
  return isMissing(found)
    ? { found: false, ...patienceOf(found) }
    : { found: 'unknown', fault: found.fault, ...patienceOf(found) };
}
