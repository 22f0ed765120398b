// The smallest text classifier there is, written as real ONNX bytes: each word brings its weights, a text has their sum.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

type Weights = Record<string, number[]>;

/** Writes model.onnx, tokenizer.json and config.json; `words` gives each word's weight for each label. */
export async function writeTinyModel(
  folder: string,
  { labels, words, several = false, most }: { labels: string[]; words: Weights; several?: boolean; most?: number },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...Object.keys(words)];
  const table = vocabulary.map((word) => words[word] ?? labels.map(() => 0));
  await writeFile(join(folder, 'model.onnx'), modelOf(table));
  const put = (name: string, value: object) => writeFile(join(folder, name), JSON.stringify(value));
  await put('config.json', {
    id2label: Object.fromEntries(labels.map((label, at) => [at, label])),
    ...(several ? { problem_type: 'multi_label_classification' } : {}),
  });
  if (most) await put('tokenizer_config.json', { model_max_length: most });
  await put('tokenizer.json', {
    version: '1.0',
    added_tokens: vocabulary.slice(0, 4).map((content, id) => ({ id, content, special: true })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: null,
    model: {
      type: 'WordPiece',
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  });
}

const FLOAT = 1;
const INT64 = 7;

function modelOf(table: number[][]): Buffer {
  const weights = Float32Array.from(table.flat());
  const graph = [
    bytes(1, node('Gather', ['table', 'input_ids'], 'each')),
    bytes(1, node('Cast', ['attention_mask'], 'mask', [bytes(1, text('to')), whole(3, FLOAT), whole(20, 2)])),
    bytes(1, node('Unsqueeze', ['mask', 'last'], 'column')),
    bytes(1, node('Mul', ['each', 'column'], 'kept')),
    bytes(1, node('ReduceSum', ['kept', 'middle'], 'logits', [bytes(1, text('keepdims')), whole(3, 0), whole(20, 2)])),
    bytes(2, text('tiny')),
    bytes(5, tensor('table', [table.length, table[0]!.length], FLOAT, Buffer.from(weights.buffer))),
    bytes(5, tensor('last', [1], INT64, int64(2n))),
    bytes(5, tensor('middle', [1], INT64, int64(1n))),
    bytes(11, value('input_ids', INT64, ['batch', 'tokens'])),
    bytes(11, value('attention_mask', INT64, ['batch', 'tokens'])),
    bytes(12, value('logits', FLOAT, ['batch', table[0]!.length])),
  ];
  return Buffer.concat([
    whole(1, 8),
    bytes(7, Buffer.concat(graph)),
    bytes(8, Buffer.concat([bytes(1, text('')), whole(2, 13)])),
  ]);
}

const node = (type: string, inputs: string[], output: string, attribute?: Buffer[]): Buffer =>
  Buffer.concat([
    ...inputs.map((name) => bytes(1, text(name))),
    bytes(2, text(output)),
    bytes(4, text(type)),
    ...(attribute ? [bytes(5, Buffer.concat(attribute))] : []),
  ]);

const tensor = (name: string, dims: number[], type: number, raw: Buffer): Buffer =>
  Buffer.concat([...dims.map((dim) => whole(1, dim)), whole(2, type), bytes(8, text(name)), bytes(9, raw)]);

const value = (name: string, type: number, dims: (string | number)[]): Buffer => {
  const shape = dims.map((dim) => bytes(1, typeof dim === 'number' ? whole(1, dim) : bytes(2, text(dim))));
  const of = Buffer.concat([whole(1, type), bytes(2, Buffer.concat(shape))]);
  return Buffer.concat([bytes(1, text(name)), bytes(2, bytes(1, of))]);
};

const text = (value: string) => Buffer.from(value);

function int64(value: bigint): Buffer {
  const raw = Buffer.alloc(8);
  raw.writeBigInt64LE(value);
  return raw;
}

/** Protocol buffers: a field of bytes, and a field that is a whole number. */
const bytes = (field: number, of: Buffer): Buffer => Buffer.concat([varint(field * 8 + 2), varint(of.length), of]);
const whole = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);

function varint(value: number): Buffer {
  const out: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...out, left]);
    out.push((left % 128) + 128);
  }
}
