// Files, kept in the database in pieces, so that processes stay stateless.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from './actor.ts';
import { act, type Core } from './context.ts';
import type { Transaction } from './database.ts';
import { notFound, Refusal } from './errors.ts';
import { newId } from './ids.ts';

const pieceBytes = 512 * 1024;

export interface StoredFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/**
 * Stores a stream of bytes, a few pieces a transaction, so that a large file holds no lock and little memory.
 * Throws `request.too_large` past `most` bytes and leaves nothing behind.
 */
export async function storeFile(
  core: Core,
  organization: string,
  actor: Actor,
  of: { name: string; mediaType: string; body: AsyncIterable<Uint8Array>; most: number; expiresAt?: Date },
): Promise<StoredFile> {
  const id = newId(core.clock);
  const digest = createHash('sha256');
  let bytes = 0;
  let number = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  await act(core, organization, actor, ({ db, clock }) =>
    sql`insert into core.file (organization_id, id, name, media_type, created_at, expires_at)
        values (${organization}, ${id}, ${of.name}, ${of.mediaType}, ${clock.now()}, ${of.expiresAt ?? null})`.execute(
      db,
    ),
  );
  const flush = async () => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    const at = number++;
    await act(core, organization, actor, ({ db }) =>
      sql`insert into core.file_chunk (organization_id, file_id, number, bytes) values (${organization}, ${id}, ${at}, ${piece})`.execute(
        db,
      ),
    );
  };
  try {
    for await (const piece of of.body) {
      bytes += piece.byteLength;
      if (bytes > of.most) throw new Refusal('request.too_large', { most: of.most });
      digest.update(piece);
      waiting.push(piece);
      waitingBytes += piece.byteLength;
      if (waitingBytes >= pieceBytes) await flush();
    }
    if (waitingBytes > 0) await flush();
    const sha256 = digest.digest();
    await act(core, organization, actor, ({ db }) =>
      sql`update core.file set bytes = ${bytes}, sha256 = ${sha256} where organization_id = ${organization} and id = ${id}`.execute(
        db,
      ),
    );
  } catch (error) {
    await act(core, organization, actor, ({ db }) =>
      sql`delete from core.file where organization_id = ${organization} and id = ${id}`.execute(db),
    ).catch(() => {});
    throw error;
  }
  return { id, name: of.name, mediaType: of.mediaType, bytes };
}

/** @throws Refusal `not_found` */
export async function mediaTypeOf(db: Transaction, organization: string, id: string): Promise<string> {
  const { rows } = await sql<{ type: string }>`select media_type as type from core.file
    where organization_id = ${organization} and id = ${id}`.execute(db);
  if (!rows[0]) throw notFound();
  return rows[0].type;
}

/** The bytes of a file from `offset`, a piece at a time. */
export async function* readFile(core: Core, organization: string, actor: Actor, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const piece = await act(core, organization, actor, async ({ db }) => {
      const { rows } = await sql<{ bytes: Buffer }>`select bytes from core.file_chunk
        where organization_id = ${organization} and file_id = ${id} and number = ${number}`.execute(db);
      return rows[0]?.bytes;
    });
    if (!piece) return;
    yield piece;
  }
}

export async function deleteFile(core: Core, organization: string, actor: Actor, id: string): Promise<void> {
  await act(core, organization, actor, ({ db }) =>
    sql`delete from core.file where organization_id = ${organization} and id = ${id}`.execute(db),
  );
}
