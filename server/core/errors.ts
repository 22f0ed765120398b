// Refusals: thrown in an act, turned once into application/problem+json.
import { type ErrorCode, errors } from '../../contract/errors.ts';

export type Values = Record<string, string | number>;
export interface WrongField {
  path: string;
  code: string;
  message: string;
}

/** An act says no. Carries a code and bare values, never a person's words. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly values: Values;
  readonly fields: WrongField[];

  constructor(code: ErrorCode, values: Values = {}, fields: WrongField[] = []) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = errors[code];
    this.values = values;
    this.fields = fields;
  }
}

export const notFound = () => new Refusal('not_found');
