// The folder of a text classifier, as the usual tools export it: model.onnx, tokenizer.json and config.json, checked.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { BadModel } from '../../../language/linear/index.ts';

export interface Folder {
  path: string;
  /** Its name and the beginning of the model's digest. */
  name: string;
  model: string;
  tokenizer: object;
  tokenizerConfig: object;
  /** In the order of the model's outputs. */
  labels: string[];
  /** Whether a text carries one label or several. */
  kind: 'one' | 'several';
  /** Tokens of one reading; longer texts are read in windows. */
  most: number;
}

const usual = 512;

/** Throws `BadModel` with a sentence that names the file and what is wrong with it. */
export async function openFolder(given: string): Promise<Folder> {
  const path = resolve(given);
  const model = await modelIn(path);
  const config = await object(path, 'config.json');
  const tokenizer = await object(path, 'tokenizer.json');
  const tokenizerConfig = await object(path, 'tokenizer_config.json', true);
  const { model_max_length: length } = tokenizerConfig as { model_max_length?: unknown };
  return {
    path,
    name: `${basename(path)} ${(await digestOf(model)).slice(0, 8)}`,
    model,
    tokenizer,
    tokenizerConfig,
    labels: labelsOf(path, config),
    kind: config.problem_type === 'multi_label_classification' ? 'several' : 'one',
    most: typeof length === 'number' && length >= 8 && length < usual ? length : usual,
  };
}

async function modelIn(path: string): Promise<string> {
  for (const place of ['model.onnx', join('onnx', 'model.onnx')]) {
    const found = await access(join(path, place)).then(
      () => true,
      () => false,
    );
    if (found) return join(path, place);
  }
  throw new BadModel(`${path} holds no model.onnx, nor onnx/model.onnx.`);
}

async function object(path: string, file: string, mayLack = false): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(join(path, file), 'utf8');
  } catch (error) {
    if (mayLack) return {};
    throw new BadModel(`${join(path, file)} can’t be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {}
  throw new BadModel(`${join(path, file)} is no JSON object.`);
}

function labelsOf(path: string, { id2label }: Record<string, unknown>): string[] {
  const named = Object.entries(id2label && typeof id2label === 'object' ? id2label : {});
  const labels: unknown[] = [];
  for (const [at, label] of named) labels[Number(at)] = label;
  if (labels.length > 1 && labels.length === named.length && labels.every((label) => typeof label === 'string'))
    return labels as string[];
  throw new BadModel(
    `${join(path, 'config.json')} must name the model’s labels: "id2label": {"0": "…", "1": "…"}, two at least.`,
  );
}

async function digestOf(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file)) digest.update(piece);
  return digest.digest('hex');
}
