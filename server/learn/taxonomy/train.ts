// Learns a taxonomy in the background, in a thread: seconds, and nothing else waits for it.
import { Worker } from 'node:worker_threads';
import type { Example } from '../../../language/linear/index.ts';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { readFile } from '../../core/files.ts';
import type { Job } from '../../core/jobs.ts';
import { moduleBeside } from '../../core/root.ts';
import { wholeOf } from '../analyse/reader.ts';
import { findInUse, findLabelledPosts, findTaxonomy, readModelOf, updateTaxonomy } from '../store/taxonomy.ts';
import { inOneSpelling } from './examples.ts';
import type { Learned, ToLearn } from './thread.ts';

interface Training {
  organizationId: string;
  taxonomyId: string;
}

export const trainTaxonomyJob: Job<Training> = {
  name: 'learn.train_taxonomy',
  retries: 2,
  seconds: 1800,
  run: (core, { organizationId, taxonomyId }, signal) => train(core, organizationId, taxonomyId, signal),
};

async function train(core: Core, organization: string, id: string, signal: AbortSignal): Promise<void> {
  const begun = performance.now();
  const within = <T>(run: (context: Context) => Promise<T>) => act(core, organization, program, run);
  const found = await within(async ({ db }) => {
    const row = await findTaxonomy(db, organization, id);
    if (row?.state !== 'training') return undefined;
    const inUse = await findInUse(db, organization);
    const posts = (await findLabelledPosts(db, organization)).map((post) => ({
      text: wholeOf(post),
      labels: post.labels,
    }));
    return { row, inUse, posts, beside: inUse ? await readModelOf(db, organization, inUse.id) : null };
  });
  if (!found) return;
  const { row, inUse, posts, beside } = found;
  const kept = row.file_id ? await keptExamples(core, organization, row.file_id) : { examples: [], leftOut: 0 };
  // What people said here of a text stands above the file.
  const byText = new Map([...kept.examples, ...(row.source === 'posts' ? posts : [])].map((one) => [one.text, one]));
  const examples = inOneSpelling([...byText.values()]);
  const learned = await inThread({ name: row.name, examples, beside }, signal);
  await within(async (context) => {
    const { db, clock } = context;
    if ((await findTaxonomy(db, organization, id))?.state !== 'training') return;
    if (!learned.ok) {
      const fault = { code: 'taxonomy_unteachable', values: { why: learned.why } };
      await updateTaxonomy(db, organization, id, { state: 'failed', fault });
    } else {
      const { model, beside: measuresBeside, ...outcome } = learned;
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      await updateTaxonomy(db, organization, id, {
        state: 'ready',
        fault: null,
        model: Buffer.from(model),
        trained_at: clock.now(),
        outcome: {
          ...outcome,
          texts: examples.length,
          leftOut: kept.leftOut,
          beside: inUse && measuresBeside ? { id: inUse.id, name: inUse.name, measures: measuresBeside } : null,
          seconds,
        },
      });
    }
    await context.wake('analyses');
  });
}

/** Lines of `[text, labels]`, as `chooseColumns` keeps them; the first says how many rows were left out. */
async function keptExamples(core: Core, organization: string, fileId: string) {
  const pieces: Buffer[] = [];
  for await (const piece of readFile(core, organization, program, fileId)) pieces.push(piece);
  const [first = '0', ...lines] = Buffer.concat(pieces).toString('utf8').trimEnd().split('\n');
  const examples = lines.map((line): Example => {
    const [text, labels] = JSON.parse(line) as [string, string[]];
    return { text, labels };
  });
  return { examples, leftOut: Number(first) };
}

function inThread(toLearn: ToLearn, signal: AbortSignal): Promise<Learned> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(moduleBeside(import.meta.url, './thread'), { workerData: toLearn });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('The thread that learned has ended.'));
    });
  });
}
