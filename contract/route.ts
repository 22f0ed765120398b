// What a route is: data that the server mounts, OpenAPI prints and the web app calls.
import type { z } from 'zod';
import type { Right } from './rights.ts';

type Schema = z.ZodType;

/** Who may call: nobody in particular, anyone signed in, or a person (or key) with this right. */
export type Access = 'public' | 'signed-in' | Right;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters as `:name`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  readonly answer?: Schema;
  /** What the answer is when it is not JSON. */
  readonly sends?: 'events' | 'file';
  /** What the body is when it is not JSON: the raw bytes. */
  readonly takes?: 'bytes';
  /** The act opens its own transactions: long work, streams of bytes, sign-in. */
  readonly long?: true;
}

export type Routes = Record<string, Route>;

/** Keeps the exact types of a route's schemas. */
export const route = <const R extends Route>(of: R): R => of;

export type ParamsOf<R> = R extends { params: infer S extends Schema } ? z.output<S> : undefined;
export type QueryOf<R> = R extends { query: infer S extends Schema } ? z.output<S> : undefined;
export type BodyOf<R> = R extends { body: infer S extends Schema } ? z.output<S> : undefined;
export type AnswerOf<R> = R extends { answer: infer S extends Schema } ? z.output<S> : undefined;

/** What a caller passes: the schemas' inputs, without what the route does not have. */
export type CallOf<R> = (R extends { params: infer S extends Schema }
  ? { params: z.input<S> }
  : { params?: undefined }) &
  (R extends { query: infer S extends Schema }
    ? Record<never, never> extends z.input<S>
      ? { query?: z.input<S> }
      : { query: z.input<S> }
    : { query?: undefined }) &
  (R extends { body: infer S extends Schema } ? { body: z.input<S> } : { body?: undefined });
