// Digests: short fixed names for long things.
import { createHash } from 'node:crypto';

/** 128 bits in hexadecimal. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** 64 bits, as PostgreSQL's bigint writes them. */
export const digestNumber = (text: string): string =>
  createHash('sha256').update(text).digest().readBigInt64BE(0).toString();
