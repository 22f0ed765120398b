// The latest mentions of a channel that came to nothing, or could not be read yet, each with the reason.
import type { connect } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import type { Context } from '../../core/context.ts';
import { notFound } from '../../core/errors.ts';
import { accessChannel } from '../channels/access.ts';
import { findFailed } from './store.ts';

type Refused = AnswerOf<typeof connect.findRefusedMentions>;

const most = 20;

/** @throws Refusal `not_found` for a channel that takes no mentions */
export async function showRefusedMentions(context: Context, id: string): Promise<Refused> {
  const { connector } = await accessChannel(context, id);
  if (connector !== 'webmention') throw notFound();
  const rows = await findFailed(context.db, context.organization, id, most);
  return {
    mentions: rows.flatMap(({ source, target, fault, received_at, due_at }) =>
      fault
        ? {
            source,
            target,
            fault,
            receivedAt: received_at.toISOString(),
            nextTryAt: due_at?.toISOString() ?? null,
          }
        : [],
    ),
  };
}
