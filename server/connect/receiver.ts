// Where posts go when they have been heard: the door that listen opens to connect, handed over by `app.ts`.
import type { Fault } from '../../contract/connect.ts';
import type { ArrivedChange, ArrivedPost } from '../../contract/post.ts';
import type { Context } from '../core/context.ts';

export interface Batch {
  channelId: string | null;
  /** The channel's facility; a post that names another is not moved. */
  facilityId: string | null;
  posts: ArrivedPost[];
  changes: ArrivedChange[];
}

export interface Received {
  /** New rows; what was known before is not counted. */
  stored: number;
  known: number;
  /** Posts that can't be kept, by their index in the batch, and why. */
  refused: { index: number; fault: Fault }[];
}

export interface Receiver {
  /** Stores a batch in the open transaction, however often it arrives: one row for each network and external id. */
  receive(context: Context, batch: Batch): Promise<Received>;
  /** Reads what will be received soon, in the pauses of other work, so that receiving it is quicker. */
  foresee?(posts: readonly ArrivedPost[]): void;
  /**
   * Of posts from a public stream, those that some watch of each organization waits for: indexes by organization id.
   * `organizations`: those that hear this stream.
   */
  match(posts: readonly ArrivedPost[], organizations: readonly string[]): Promise<Map<string, number[]>>;
  /** Of changes from a public stream, those that concern something an organization has stored. */
  holders(changes: readonly ArrivedChange[]): Promise<Map<string, ArrivedChange[]>>;
}
