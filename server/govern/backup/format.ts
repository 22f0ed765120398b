// The form of a backup: gzip members one after the other, so that `zcat` shows all of it. The first holds one line of
// JSON, the manifest; each of the others one table, as PostgreSQL's COPY writes it (text format), in the manifest's order.
import { z } from 'zod';

export const formatVersion = 1;

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const word = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const table = z.object({
  /** Schema and name: `listen.post`. */
  name: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  columns: z.array(word).min(1),
  rows: z.number().int().nonnegative(),
  /** Of the copy itself, and of its gzip member. */
  bytes: z.number().int().nonnegative(),
  packedBytes: z.number().int().positive(),
  /** SHA-256 of the copy. */
  sha256: hex(64),
});

/** The installation's keys, encrypted with a passphrase: scrypt, then AES-256-GCM. */
const sealedKeys = z.object({
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  data: z.base64(),
  cost: z.number().int(),
});

export const manifest = z.object({
  openrounds: z.literal(formatVersion),
  version: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: hex(64) })).min(1),
  /** To know the keys by, which are not here unless asked for. */
  keyMarks: z.object({ session: hex(16), encryption: hex(16) }),
  keys: sealedKeys.nullable(),
  tables: z.array(table),
});

export type Manifest = z.output<typeof manifest>;
export type TableCopy = z.output<typeof table>;
export type SealedKeys = z.output<typeof sealedKeys>;

/** Something about a backup is not as it must be; the message is for the person at the terminal. */
export class BackupError extends Error {
  override name = 'BackupError';
}
