// Pingback 1.0 at the same door: `pingback.ping(source, target)`, answered with what became of it, in its own codes.
import type { Core } from '../../core/context.ts';
import { refusalOf } from '../../core/http.ts';
import { type Around, lookAt, type Outcome } from './look.ts';
import type { Why } from './rules.ts';
import { takeMention } from './take.ts';
import { answerXml, type Call, faultXml, readCall } from './xml-rpc.ts';

/** Whoever pings waits this long for the page to be read; after that it is read without them. WordPress waits 3 s. */
const longestWait = 2500;
/** In one process, looked at while somebody waits. */
const atOnce = 8;
let looking = 0;

/** The specification's codes, and those that XML-RPC has for calls that are none. */
const codes = {
  failed: [0, 'Something failed on our side.'],
  noSource: [0x10, 'The source does not exist.'],
  noLink: [0x11, 'The source does not link to the target.'],
  noTarget: [0x20, 'The target does not exist.'],
  notOurs: [0x21, 'The target is no page whose mentions are taken here.'],
  known: [0x30, 'This pingback is known already.'],
  denied: [0x31, 'This pingback is not taken.'],
  upstream: [0x32, 'The source could not be read.'],
  notXml: [-32700, 'This is no XML-RPC call.'],
  noMethod: [-32601, 'There is pingback.ping alone.'],
  badParams: [-32602, 'pingback.ping takes two addresses, source and target.'],
} as const;

type Code = keyof typeof codes;

const refusals: Record<Why, Code> = {
  source: 'noSource',
  target: 'notOurs',
  same: 'noLink',
  elsewhere: 'notOurs',
  own: 'denied',
};

const faults: Record<string, Code> = {
  not_there: 'noSource',
  gone: 'noSource',
  unknown_host: 'noSource',
  mention_no_link: 'noLink',
  mention_no_page: 'noTarget',
  private_address: 'denied',
  address: 'denied',
};

/** The answer's XML, always with status 200. @throws Refusal `not_found` for a channel that is not there */
export async function answerPing(core: Core, around: Around, channelId: string, body: string, from: string) {
  const call = readCall(body);
  const wrong = wrongOf(call);
  if (wrong) return told(wrong);
  const [source, target] = call?.params ?? [];
  try {
    const taken = await takeMention(core, channelId, { source, target, way: 'pingback', from });
    if (taken.what === 'test') return answerXml('The test arrived.');
    if (taken.before === 'shown' || taken.before === 'waiting') return told('known');
    const { state, fault } = await soon((signal) => lookAt(core, around, taken.key, signal));
    if (state === 'waiting' && fault) return told(faults[fault.code] ?? 'upstream');
    if (state === 'refused' || state === 'gone') return told(faults[fault?.code ?? ''] ?? 'upstream');
    return answerXml(state === 'shown' ? 'Thank you; it is read here.' : 'Thank you; it is read soon.');
  } catch (error) {
    const { code, values } = refusalOf(error, core);
    if (code === 'not_found') throw error;
    if (code === 'mention.refused') return told(refusals[values.why as Why]);
    return told(code === 'request.too_many' ? 'denied' : 'failed');
  }
}

function wrongOf(call: Call | undefined): Code | undefined {
  if (!call) return 'notXml';
  if (call.method !== 'pingback.ping') return 'noMethod';
  return call.params.length === 2 ? undefined : 'badParams';
}

const told = (code: Code): string => faultXml(codes[code][0], codes[code][1]);

/** While few wait; otherwise the worker looks at it. */
async function soon(look: (signal: AbortSignal) => Promise<Outcome>): Promise<Outcome> {
  const later: Outcome = { state: 'waiting', fault: null };
  if (looking >= atOnce) return later;
  looking++;
  try {
    return await look(AbortSignal.timeout(longestWait));
  } finally {
    looking--;
  }
}
