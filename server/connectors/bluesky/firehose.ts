// A server's own firehose (com.atproto.sync.subscribeRepos): its address and its frames, CBOR with the records in CAR blocks.
import { CarBufferReader } from '@ipld/car/buffer-reader';
import { decode } from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import { list, object } from '../../connect/outside.ts';
import { endOfItem } from './cbor.ts';
import { addAccount, addOperation, type Frame, nothing } from './frame.ts';
import { posts, reposts } from './record.ts';

export function firehoseAddress(server: string, cursor: number | undefined): string {
  const url = new URL('/xrpc/com.atproto.sync.subscribeRepos', server);
  url.protocol = url.protocol === 'http:' ? 'ws:' : 'wss:';
  if (cursor !== undefined) url.searchParams.set('cursor', String(cursor));
  return url.href;
}

export function readFirehose(data: Uint8Array, now: Date): Frame {
  const parts = split(data);
  if (!parts) return nothing(1);
  const { header, body } = parts;
  if (header.op === -1) {
    const ahead = body.error === 'FutureCursor';
    return { ...nothing(), ended: { code: ahead ? 'cursor_ahead' : 'stream_refused', forget: ahead } };
  }
  const { seq } = body;
  const frame: Frame = nothing();
  if (typeof seq === 'number' && Number.isSafeInteger(seq) && seq > 0) frame.at = seq;
  const time = typeof body.time === 'string' ? Date.parse(body.time) : Number.NaN;
  frame.time = new Date(Number.isFinite(time) ? Math.min(time, now.getTime()) : now.getTime());
  if (header.t === '#commit') addCommit(frame, body);
  else if (header.t === '#account') addAccount(frame, body.did, body.active, body.status);
  return frame;
}

function addCommit(frame: Frame, body: Record<string, unknown>): void {
  const ops = list(body.ops, 1000)
    .map((op) => object(op))
    .filter(
      (op) => typeof op?.path === 'string' && (op.path.startsWith(`${posts}/`) || op.path.startsWith(`${reposts}/`)),
    );
  const blocks = ops.some((op) => op?.action !== 'delete') ? carOf(body.blocks) : undefined;
  for (const op of ops) {
    const [collection, rkey] = (op!.path as string).split('/');
    const record = blocks && op!.action !== 'delete' ? recordOf(blocks, op!.cid) : undefined;
    addOperation(frame, { action: op!.action, did: body.repo, collection, rkey, record, heardAt: frame.time! });
  }
}

function split(data: Uint8Array) {
  try {
    const end = endOfItem(data);
    const header = object(decode(data.subarray(0, end)));
    const body = object(decode(data.subarray(end)));
    return header && body ? { header, body } : undefined;
  } catch {
    return undefined;
  }
}

function carOf(blocks: unknown): CarBufferReader | undefined {
  try {
    return blocks instanceof Uint8Array ? CarBufferReader.fromBytes(blocks) : undefined;
  } catch {
    return undefined;
  }
}

function recordOf(blocks: CarBufferReader, cid: unknown): unknown {
  try {
    const known = CID.asCID(cid);
    const block = known && blocks.get(known);
    // Links to other records are class instances; as JSON they are what the network's own JSON says.
    return block ? JSON.parse(JSON.stringify(decode(block.bytes))) : undefined;
  } catch {
    return undefined;
  }
}
