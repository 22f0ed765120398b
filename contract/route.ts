// What a route is: data that the server mounts, OpenAPI prints and the web app calls.
import type { z } from 'zod';
import type { Right } from './rights.ts';

type Schema = z.ZodType;

/** Who may call: nobody in particular, anyone signed in, or a person (or key) with this right. */
export type Access = 'public' | 'signed-in' | Right;

export interface Route<
  Params extends Schema | undefined = Schema | undefined,
  Query extends Schema | undefined = Schema | undefined,
  Body extends Schema | undefined = Schema | undefined,
  Answer extends Schema | undefined = Schema | undefined,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, parameters as `:name`. */
  path: string;
  access: Access;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  answer?: Answer;
  /** What the answer is when it is not JSON. */
  sends?: 'events' | 'file';
  /** What the body is when it is not JSON: the raw bytes. */
  takes?: 'bytes';
  /** The act opens its own transactions: long work, streams of bytes, sign-in. */
  long?: true;
}

/** Keeps the exact types of a route's schemas. */
export function route<
  Params extends Schema | undefined = undefined,
  Query extends Schema | undefined = undefined,
  Body extends Schema | undefined = undefined,
  Answer extends Schema | undefined = undefined,
>(of: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return of;
}

type Out<S> = S extends Schema ? z.output<S> : undefined;
type In<S> = S extends Schema ? z.input<S> : undefined;

export type ParamsOf<R> = R extends Route<infer P, infer _Q, infer _B, infer _A> ? Out<P> : never;
export type QueryOf<R> = R extends Route<infer _P, infer Q, infer _B, infer _A> ? Out<Q> : never;
export type BodyOf<R> = R extends Route<infer _P, infer _Q, infer B, infer _A> ? Out<B> : never;
export type AnswerOf<R> = R extends Route<infer _P, infer _Q, infer _B, infer A> ? Out<A> : never;

/** What a caller passes: the schemas' inputs, without what the route does not have. */
export type CallOf<R> =
  R extends Route<infer P, infer Q, infer B, infer _A>
    ? (P extends Schema ? { params: In<P> } : { params?: undefined }) &
        (Q extends Schema ? { query?: In<Q> } : { query?: undefined }) &
        (B extends Schema ? { body: In<B> } : { body?: undefined })
    : never;

export type Routes = Record<string, Route>;
