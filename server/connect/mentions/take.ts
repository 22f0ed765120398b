// Takes a mention: checked by its two addresses alone, written down once however often it comes, looked at later.
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { notFound, Refusal } from '../../core/errors.ts';
import { isId } from '../../core/ids.ts';
import { isOn } from '../outside.ts';
import { mentionsAddress } from './address.ts';
import { countUp, machineOf } from './limits.ts';
import { checkMention, sitesOf } from './rules.ts';
import { countWaiting, digestOf, findMentionChannel, type MentionKey, type MentionRow, takeDown } from './store.ts';

const mostWaiting = 10_000;

export interface GivenMention {
  source: unknown;
  target: unknown;
  way: MentionRow['way'];
  /** The sender's machine. */
  from: string;
}

export type TakenMention =
  /** `before`: how it stood when it was known already. */
  | { what: 'mention'; key: MentionKey; before: MentionRow['state'] | undefined }
  /** Ourselves, to see whether mentions arrive. */
  | { what: 'test' };

/**
 * @throws Refusal `not_found` for a channel that is not there, `mention.refused` with why, `request.too_many` with the
 * seconds to wait
 */
export async function takeMention(core: Core, channelId: string, given: GivenMention): Promise<TakenMention> {
  const channel = isId(channelId)
    ? await inInstallation(core.database, (db) => findMentionChannel(db, channelId))
    : undefined;
  if (!channel) throw notFound();
  await within(core, [['from', machineOf(given.from)]]);
  const sites = sitesOf(channel.settings);
  if (given.source === mentionsAddress(core, channelId)) {
    if (!isOn(String(given.target), sites)) throw new Refusal('mention.refused', { why: 'elsewhere' });
    return { what: 'test' };
  }
  const checked = checkMention(given, sites);
  if (!checked.ok) throw new Refusal('mention.refused', { why: checked.why });
  const { source, target, host } = checked;
  await within(core, [['named', host]]);
  const { organization } = channel;
  const key = { organization, channelId, sourceDigest: digestOf(source), targetDigest: digestOf(target) };
  return act(core, organization, program, async ({ db, clock, wake }) => {
    if ((await countWaiting(db, organization, channelId)) >= mostWaiting)
      throw new Refusal('request.too_many', { seconds: 3600 });
    const before = await takeDown(db, key, { source, target, host, way: given.way }, clock.now());
    await wake('channels');
    return { what: 'mention', key, before };
  });
}

async function within(core: Core, counted: Parameters<typeof countUp>[1]): Promise<void> {
  const until = await countUp(core, counted);
  if (!until) return;
  const seconds = Math.max(1, Math.ceil((until.getTime() - core.clock.now().getTime()) / 1000));
  throw new Refusal('request.too_many', { seconds });
}
