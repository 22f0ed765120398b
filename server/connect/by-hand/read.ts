// Reads a post by its address alone, as anybody may without signing in: what stands there is shown, and a person brings it in.
import type { connect, Fault } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Core } from '../../core/context.ts';
import { Refusal } from '../../core/errors.ts';
import type { Connector } from '../connector.ts';
import { line, webAddress } from '../outside.ts';
import { type PageRead, readPage } from './page.ts';

const longest = 20_000;

type Answer = ({ ok: true } & PageRead) | { ok: false; fault: Fault };

/** @throws Refusal `channel.address` for what is none */
export async function readAddress(core: Core, connectors: readonly Connector[], typed: string): Promise<Answer> {
  const signal = AbortSignal.timeout(longest);
  const read = await readPost(core, connectors, typed, signal);
  if (read?.ok) return { ...read, whole: true };
  const address = webAddress(typed.trim());
  if (!address) {
    if (read) return { ok: false, fault: plainly(read.fault) };
    throw new Refusal('channel.address');
  }
  // A network that tells programs nothing may still say something on its page.
  const page = await readPage(core, address, signal);
  if (page.ok) return page;
  return { ok: false, fault: plainly(read?.fault ?? page.fault) };
}

/** From a network whose posts can be asked for; undefined where the address is none of those. */
export async function readPost(
  core: Core,
  connectors: readonly Connector[],
  typed: string,
  signal = AbortSignal.timeout(longest),
) {
  const address = line(typed, 2000) ?? '';
  const reader = connectors.find(({ byAddress }) => byAddress?.isOne(address))?.byAddress;
  return reader?.read({ address, signal }, core);
}

export async function showAddress(
  core: Core,
  connectors: readonly Connector[],
  typed: string,
): Promise<AnswerOf<typeof connect.readByHand>> {
  const answer = await readAddress(core, connectors, typed);
  if (!answer.ok) return { found: null, fault: answer.fault };
  const { post, whole } = answer;
  return {
    found: {
      network: post.network,
      text: post.text,
      kind: post.kind ?? 'post',
      address: post.url ?? typed.trim(),
      author: post.author?.name ?? post.author?.handle ?? null,
      at: post.at?.toISOString() ?? null,
      rating: post.rating ?? null,
      whole,
    },
    fault: null,
  };
}

const closed = new Set(['refused', 'signed_out']);
const nothing = new Set(['not_there', 'gone', 'status', 'unreadable_answer', 'by_hand_no_post']);
const asTheyAre = new Set(['private_address', 'account_unknown', 'by_hand_closed']);

/** What it means to somebody who pastes an address: nothing of it is tried again by itself. */
function plainly({ code, values }: Fault): Fault {
  if (asTheyAre.has(code)) return { code, values };
  const host = String(values.host ?? '');
  if (closed.has(code)) return { code: 'by_hand_closed', values: { host } };
  return { code: nothing.has(code) ? 'by_hand_no_post' : 'by_hand_unreached', values: { host } };
}
