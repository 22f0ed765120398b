// Reads words without holding up what else the process does.
import type { Analysis } from '../../../language/analysis/index.ts';
import type { Core } from '../../core/context.ts';
import { openSecondReader, type SecondReader } from '../onnx/second.ts';
import { findShippedVersion, openAnalyst } from '../shipped.ts';
import type { Words } from '../store/analysis.ts';

/** Others have a turn after so long, ms. */
const most = 10;

/** Spans of personal data are counted from the title on, which stands a line above the text. */
export const wholeOf = ({ title, text }: Pick<Words, 'title' | 'text'>): string => (title ? `${title}\n${text}` : text);

/** What the models read, in the order given, and the name and version of what read it. */
export async function read(core: Core, posts: readonly Words[]): Promise<{ analyses: Analysis[]; model: string }> {
  const [analyst, second] = await Promise.all([openAnalyst(), secondReaderOf(core)]);
  const texts = posts.map(wholeOf);
  const analyses: Analysis[] = [];
  let begun = performance.now();
  for (const [at, post] of posts.entries()) {
    analyses.push(analyst(texts[at]!, post.lang ?? undefined));
    if (performance.now() - begun < most) continue;
    await new Promise(setImmediate);
    begun = performance.now();
  }
  return { analyses: second ? await second.read(texts, analyses) : analyses, model: await modelOf(core) };
}

/** Name and version of what reads now. */
export async function modelOf(core: Pick<Core, 'config'>): Promise<string> {
  const [shipped, second] = await Promise.all([findShippedVersion(), secondReaderOf(core)]);
  return second ? `${shipped}, ${second.name}` : shipped;
}

let second: Promise<SecondReader> | undefined;

/** A classifier of one's own, where a setting names its folder. Throws `BadModel` with what is wrong with it. */
export async function secondReaderOf({ config }: Pick<Core, 'config'>): Promise<SecondReader | undefined> {
  if (config.onnxModel) second ??= openSecondReader(config.onnxModel);
  return second;
}
