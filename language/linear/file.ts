// A model as bytes: a line that says what it is, a header in JSON, then the numbers, with a checksum over all of it.
import type { Model } from './model.ts';

export const MAGIC = 'openrounds.model 1\n';
const ARRAYS = ['keys', 'units', 'biases', 'offsets', 'slopes', 'shifts', 'weights'] as const;

/** Thrown for bytes that are no model, or a damaged one; the message says which. */
export class BadModel extends Error {}

type Header = Pick<Model, 'kind' | 'labels' | 'recipe' | 'always' | 'texts' | 'name'> & {
  features: number;
  sum: number;
};

export function writeModel(model: Model): Uint8Array {
  const { kind, labels, recipe, always, texts, name } = model;
  const body = concat(
    ARRAYS.map((name) => new Uint8Array(model[name].buffer, model[name].byteOffset, model[name].byteLength)),
  );
  const header: Header = {
    kind,
    labels,
    recipe,
    always,
    texts,
    name,
    features: model.keys.length,
    sum: checksum(body),
  };
  const encoder = new TextEncoder();
  return concat([encoder.encode(MAGIC), encoder.encode(`${JSON.stringify(header)}\n`), body]);
}

/** Throws `BadModel`. */
export function readModel(bytes: Uint8Array): Model {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    const versioned = decoder.decode(bytes.subarray(0, 16)) === MAGIC.slice(0, 16);
    throw new BadModel(
      versioned ? 'It was written by another version of OpenRounds.' : 'It is no model of OpenRounds.',
    );
  }
  const end = bytes.indexOf(10, MAGIC.length);
  const { features, sum, ...header } = readHeader(decoder.decode(bytes.subarray(MAGIC.length, Math.max(end, 0))));
  const body = new Uint8Array(bytes.subarray(end + 1));
  const labels = header.labels.length;
  if (body.length !== features * 4 + labels * 20 + features * labels || checksum(body) !== sum) {
    throw new BadModel('It is damaged: its checksum does not agree.');
  }
  let at = 0;
  const take = (length: number) => {
    at += length;
    return body.buffer.slice(at - length, at);
  };
  const floats = () => new Float32Array(take(labels * 4));
  return {
    ...header,
    keys: new Int32Array(take(features * 4)),
    units: floats(),
    biases: floats(),
    offsets: floats(),
    slopes: floats(),
    shifts: floats(),
    weights: new Int8Array(take(features * labels)),
  };
}

function readHeader(text: string): Header {
  try {
    return JSON.parse(text) as Header;
  } catch {
    throw new BadModel('It is damaged: its header can’t be read.');
  }
}

function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) sum = Math.imul(sum ^ bytes[i]!, 0x01000193);
  return sum >>> 0;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
