// Signatures as Standard Webhooks has them: HMAC-SHA256 over id, time and the raw body.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be from ours, ms: beyond it, a message is taken for a replay. */
const window = 5 * 60_000;

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export interface Signed {
  id: string;
  /** Seconds since 1970. */
  timestamp: string;
  signatures: string;
}

export function sign(secret: string, id: string, at: Date, body: Uint8Array): Signed {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return { id, timestamp, signatures: `v1,${digest(secret, id, timestamp, body).toString('base64')}` };
}

export type Checked = { ok: true; sentAt: Date } | { ok: false; why: 'unsigned' | 'late' | 'forged' };

/** Takes as long for a wrong signature as for a right one. */
export function check(secret: string, { id, timestamp, signatures }: Signed, body: Uint8Array, now: Date): Checked {
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!/^[\x21-\x7e]{1,200}$/.test(id) || Number.isNaN(seconds)) return { ok: false, why: 'unsigned' };
  const right = digest(secret, id, timestamp, body);
  let matches = false;
  for (const signature of signatures.split(' ').slice(0, 10)) {
    const given = Buffer.from(signature.startsWith('v1,') ? signature.slice(3) : '', 'base64');
    if (given.length === right.length && timingSafeEqual(given, right)) matches = true;
  }
  if (!matches) return { ok: false, why: 'forged' };
  const sentAt = new Date(seconds * 1000);
  return Math.abs(now.getTime() - sentAt.getTime()) > window ? { ok: false, why: 'late' } : { ok: true, sentAt };
}

const digest = (secret: string, id: string, timestamp: string, body: Uint8Array): Buffer =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(body)
    .digest();
