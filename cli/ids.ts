// The id of a line as JSON writes it, so that a number of any length comes out as it went in.
import type { Line } from './lines.ts';

export type Id = string;

/** Undefined when it is neither text nor a number. */
export function findId({ id }: Record<string, unknown>, line: Line): Id | undefined {
  if (typeof id === 'string') return id === '' ? undefined : JSON.stringify(id);
  if (typeof id !== 'number') return undefined;
  return Number.isSafeInteger(id) ? String(id) : numberAsWritten(line.text!);
}

/** Reads the line again for the digits of its id, which a number in memory would round. */
function numberAsWritten(text: string): Id {
  const written = new Map<unknown, string>();
  function note(this: unknown, key: string, value: unknown, { source }: { source?: string }): unknown {
    if (key === 'id' && source !== undefined) written.set(this, source);
    return value;
  }
  const line: unknown = JSON.parse(text, note as Parameters<typeof JSON.parse>[1]);
  return written.get(line)!;
}
