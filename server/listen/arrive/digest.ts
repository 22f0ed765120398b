// Digests: short fixed names for long things.
import { hash } from 'node:crypto';

/** 128 bits in hexadecimal. */
export const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/** 64 bits, as PostgreSQL's bigint writes them. */
export const digestNumber = (text: string): string => hash('sha256', text, 'buffer').readBigInt64BE(0).toString();
