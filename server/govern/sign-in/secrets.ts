// Secrets that are handed out once: made at random, kept as a digest, compared in constant time.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, fit for an address. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256; enough for a random secret, which nobody can guess a word at a time. */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const isSecretOf = (secret: string, digest: Buffer): boolean => {
  const given = digestOf(secret);
  return given.length === digest.length && timingSafeEqual(given, digest);
};
