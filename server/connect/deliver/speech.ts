// What a connector is handed to say: the words, the pictures out of the store, and the way to sign in.
import { program } from '../../core/actor.ts';
import { act, type Core } from '../../core/context.ts';
import { mediaTypeOf, readFile } from '../../core/files.ts';
import type { Settings } from '../connector.ts';
import { credentialsOf } from '../credentials/credentials.ts';
import type { Image, Speech } from '../speaking.ts';
import type { Claimed } from './claim.ts';
import { longestCall } from './rules.ts';

export async function speechOf(
  core: Core,
  { row, channel }: Pick<Claimed, 'row' | 'channel'>,
  signal: AbortSignal,
): Promise<Speech<Settings>> {
  const { organization_id: organization } = row;
  // From the claim on, not from when the pictures are read: a call that outlived its claim would be told beside another.
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(longestCall)]);
  const images: Image[] = [];
  for (const { fileId, alt } of row.content?.images ?? []) images.push(await imageOf(core, organization, fileId, alt));
  return {
    settings: channel.settings,
    credentials: credentialsOf(core, organization, channel.id),
    kind: row.kind,
    target: row.target,
    content: row.content,
    images,
    key: row.id,
    firstTriedAt: row.first_tried_at ?? core.clock.now(),
    signal: inTime,
  };
}

async function imageOf(core: Core, organization: string, id: string, alt: string): Promise<Image> {
  const mediaType = await act(core, organization, program, ({ db }) => mediaTypeOf(db, organization, id));
  const pieces: Buffer[] = [];
  for await (const piece of readFile(core, organization, program, id)) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), mediaType, alt };
}
