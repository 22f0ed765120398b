// Tries a page of ours as a stranger's site would: reads where it says its mentions go, and sends one there.
import type { connect as contract, Fault } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { act, type Core } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import type { Caller } from '../../core/http.ts';
import { accessChannel } from '../channels/access.ts';
import { isOn } from '../outside.ts';
import { mentionsAddress } from './address.ts';
import { namedBy } from './named.ts';
import { sitesOf } from './rules.ts';

type Tried = AnswerOf<typeof contract.tryMentions>;

const most = 2_000_000;

/** Nothing is stored: a mention whose source is the endpoint itself is answered and let go. */
export async function tryMentions(core: Core, caller: Caller, id: string, page: string): Promise<Tried> {
  const channel = await act(core, caller.organization, caller.actor, (context) => accessChannel(context, id));
  if (channel.connector !== 'webmention') throw notFound();
  const not = (fault: Fault): Tried => ({ page: null, arrived: false, fault });
  const url = URL.parse(page);
  if (!url) return not({ code: 'address', values: {} });
  if (!isOn(url, sitesOf(channel.settings))) return not({ code: 'mention_elsewhere', values: { host: url.host } });
  const answer = await core.outgoing.ask(url.href, { most });
  if (!answer.ok) return not(answer.fault);
  const own = mentionsAddress(core, id);
  const named = namedBy(answer.headers, answer.body.toString('utf8'), answer.url);
  const kindOf = (address: string | undefined) =>
    address === undefined ? ('none' as const) : address === own ? ('ours' as const) : ('elsewhere' as const);
  const found = { webmention: kindOf(named.webmention), pingback: kindOf(named.pingback) };
  if (found.webmention !== 'ours' && found.pingback !== 'ours') return { page: found, arrived: false, fault: null };
  const sent = await core.outgoing.ask(own, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ source: own, target: url.href }).toString(),
    redirects: 0,
    most: 10_000,
  });
  return { page: found, arrived: sent.ok, fault: sent.ok ? null : sent.fault };
}
