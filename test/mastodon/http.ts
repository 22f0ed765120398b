// One request as the stand-in reads it, and what it answers; a no is thrown.
import type { IncomingMessage } from 'node:http';
import { complaints, type Token } from './state.ts';

/** Parameters of a query, a form or a JSON body, by name. */
export interface Given {
  pairs: [name: string, value: string][];
  one(name: string): string | undefined;
  all(name: string): string[];
  files: Map<string, File>;
}

export interface Asked {
  method: string;
  path: string;
  query: Given;
  form: Given;
  headers: IncomingMessage['headers'];
  token: Token | null;
  /** The account of the token. */
  viewer: string | null;
  /** When it came; what is slow is worked on later. */
  cameAt: Date;
}

export interface Replied {
  status?: number;
  body?: unknown;
  text?: string;
  type?: string;
  headers?: Record<string, string>;
}

export class HttpNo extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function given(pairs: [string, string][], files = new Map<string, File>()): Given {
  return {
    pairs,
    files,
    one: (name) => pairs.findLast(([each]) => each === name)?.[1],
    all: (name) => pairs.filter(([each]) => each === name).map(([, value]) => value),
  };
}

export async function readForm(request: IncomingMessage): Promise<Given> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return given([]);
  if (type.startsWith('application/x-www-form-urlencoded')) return given([...new URLSearchParams(bytes.toString())]);
  if (type.startsWith('application/json')) return given(flat(JSON.parse(bytes.toString())));
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const pairs: [string, string][] = [];
    const files = new Map<string, File>();
    for (const [name, value] of form) {
      if (typeof value === 'string') pairs.push([name, value]);
      else files.set(name, value);
    }
    return given(pairs, files);
  }
  complaints.push(`${request.method} ${request.url}: a body of type ${type || 'nothing'}`);
  return given([]);
}

/** `{a: [1, 2]}` is `a[]=1&a[]=2`. */
function flat(body: Record<string, unknown>): [string, string][] {
  return Object.entries(body).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined) return [];
    if (Array.isArray(value)) return value.map((each) => [`${name}[]`, String(each)]);
    return [[name, String(value)]];
  });
}
