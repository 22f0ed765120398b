// A text classifier of one's own behind the interface that the linear models have: texts in, labels with likelihoods out.
import { Tokenizer } from '@huggingface/tokenizers';
import { BadModel, type Labelled } from '../../../language/linear/index.ts';
import { type Folder, openFolder } from './folder.ts';
import { openRuntime, type Runtime, type Session } from './runtime.ts';

export interface Classifier {
  /** The folder's name and the beginning of the model's digest. */
  name: string;
  labels: readonly string[];
  kind: Folder['kind'];
  /** For each text every label with how likely it is, likeliest first. */
  likelihoods(texts: readonly string[]): Promise<Labelled[][]>;
  /** For each text the labels that stand, likeliest first: the likeliest alone, or all from one half on. */
  read(texts: readonly string[]): Promise<Labelled[][]>;
  close(): Promise<void>;
}

/** Windows read of one text, and windows read at once. */
const mostWindows = 16;
const atOnce = 16;
/** More of a text than this is not tokenized. */
const mostLetters = 100_000;

/** Throws `BadModel` with a sentence that names what is wrong and what to do. */
export async function openClassifier(path: string): Promise<Classifier> {
  const folder = await openFolder(path);
  const runtime = openRuntime(folder.path);
  const [session, cut] = await Promise.all([openSession(runtime, folder), openTokenizer(folder)]);
  await tryOnce();
  return {
    name: folder.name,
    labels: folder.labels,
    kind: folder.kind,
    likelihoods,
    read,
    close: () => session.release(),
  };

  async function read(texts: readonly string[]): Promise<Labelled[][]> {
    const every = await likelihoods(texts);
    return every.map((all) => (folder.kind === 'several' ? all.filter(({ score }) => score >= 0.5) : all.slice(0, 1)));
  }

  async function likelihoods(texts: readonly string[]): Promise<Labelled[][]> {
    const windows = texts.flatMap((text, of) => cut(text).map((ids) => ({ of, ids })));
    // Neighbours of like length are padded least.
    windows.sort((a, b) => a.ids.length - b.ids.length);
    const found = texts.map(() => [] as Float64Array[]);
    for (let from = 0; from < windows.length; from += atOnce) {
      const batch = windows.slice(from, from + atOnce);
      const shares = await score(batch.map(({ ids }) => ids));
      batch.forEach(({ of }, at) => void found[of]!.push(shares[at]!));
    }
    return found.map((shares) => labelled(folder, shares));
  }

  async function score(batch: number[][]): Promise<Float64Array[]> {
    const longest = Math.max(1, ...batch.map(({ length }) => length));
    const cells = batch.length * longest;
    const ids = new BigInt64Array(cells);
    const mask = new BigInt64Array(cells);
    batch.forEach((window, row) => {
      window.forEach((token, at) => {
        ids[row * longest + at] = BigInt(token);
        mask[row * longest + at] = 1n;
      });
    });
    const given: Record<string, BigInt64Array> = {
      input_ids: ids,
      attention_mask: mask,
      token_type_ids: new BigInt64Array(cells),
    };
    const dims = [batch.length, longest];
    const feeds = session.inputNames.map((name) => [name, new runtime.Tensor('int64', given[name]!, dims)] as const);
    const { [session.outputNames[0]!]: out } = await session.run(Object.fromEntries(feeds));
    const count = folder.labels.length;
    if (out?.dims.length !== 2 || out.dims[1] !== count)
      throw new BadModel(`${folder.model} answers ${out?.dims.join('×')}, and config.json names ${count} labels.`);
    return batch.map((_, row) =>
      sharesOf(
        Array.from({ length: count }, (_, at) => finite(Number(out.data[row * count + at]))),
        folder.kind,
      ),
    );
  }

  /** What does not fit shows at the start, not at the first post. */
  async function tryOnce(): Promise<void> {
    const unknown = session.inputNames.filter((name) => !inputs.includes(name));
    if (unknown.length) throw new BadModel(`${folder.model} wants an input that texts have not: ${unknown.join(', ')}`);
    await read(['a word']).catch((error) => {
      throw error instanceof BadModel
        ? error
        : new BadModel(`${folder.model} does not run on the tokens of tokenizer.json.`);
    });
  }
}

const inputs = ['input_ids', 'attention_mask', 'token_type_ids'];

async function openSession(runtime: Runtime, { model }: Folder): Promise<Session> {
  return runtime.InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 4 }).catch(() => {
    throw new BadModel(`${model} is no ONNX model that can be loaded.`);
  });
}

/** A function that cuts a text into windows of tokens, each with the marks the model was taught with. */
function openTokenizer({ path, tokenizer, tokenizerConfig, most }: Folder): (text: string) => number[][] {
  let made: Tokenizer;
  let marks: number;
  try {
    made = new Tokenizer(tokenizer, tokenizerConfig);
    marks = made.encode('', { add_special_tokens: true }).ids.length;
  } catch {
    throw new BadModel(`${path}: tokenizer.json can’t be used.`);
  }
  const room = most - marks;
  return (text) => {
    const words = text.slice(0, mostLetters).toWellFormed();
    const whole = made.encode(words).ids;
    if (whole.length <= most) return [whole];
    const [begin, end] = marksOf(made);
    const bare = made.encode(words, { add_special_tokens: false }).ids;
    const windows: number[][] = [];
    for (let from = 0; from < bare.length && windows.length < mostWindows; from += room)
      windows.push([...begin, ...bare.slice(from, from + room), ...end]);
    return windows;
  };
}

/** What stands before and after every text. */
function marksOf(made: Tokenizer): [begin: number[], end: number[]] {
  const bare = made.encode('a', { add_special_tokens: false }).ids;
  const { ids } = made.encode('a');
  const at = ids.indexOf(bare[0]!);
  return at < 0 ? [[], []] : [ids.slice(0, at), ids.slice(at + bare.length)];
}

const finite = (score: number): number => (Number.isFinite(score) ? score : 0);

/** Likelihoods of raw scores: together 1, or each by itself. */
function sharesOf(scores: readonly number[], kind: Folder['kind']): Float64Array {
  if (kind === 'several') return Float64Array.from(scores, (score) => 1 / (1 + Math.exp(-score)));
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return Float64Array.from(powers, (power) => power / sum);
}

/** Of a long text's windows: the mean where one label is asked for, the strongest where several may stand. */
function labelled({ labels, kind }: Folder, windows: readonly Float64Array[]): Labelled[] {
  return labels
    .map((label, at) => {
      const each = windows.map((shares) => shares[at]!);
      const score = kind === 'several' ? Math.max(...each) : each.reduce((a, b) => a + b, 0) / each.length;
      return { label, score: Math.round(score * 1000) / 1000 };
    })
    .sort((a, b) => b.score - a.score);
}
