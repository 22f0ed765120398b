// Handles: whose post it is, on any server or on one.
import { foldCase } from '../words.ts';
import type { Handle } from './ast.ts';

const plainName = /^[a-z0-9_.-]+$/;

/** Reads `ed`, `@ed` or `ed@example.social`; undefined when it is none. */
export function readHandle(written: string): Handle | undefined {
  // As most are written; every post of the stream has one.
  if (plainName.test(written)) return { name: written, server: null };
  const [name, server, ...rest] = foldCase(written.trim().normalize('NFKC')).replace(/^@/, '').split('@');
  if (!name || server === '' || rest.length > 0) return undefined;
  return { name, server: server ?? null };
}

/** Whether `known` is who was asked for. A server that isn't known is none. */
export function isHandle(asked: Handle, known: Handle | undefined): boolean {
  return known !== undefined && asked.name === known.name && (asked.server === null || asked.server === known.server);
}
