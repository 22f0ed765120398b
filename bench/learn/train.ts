// Trains the shipped models anew and writes them to models/: `node bench/learn/train.ts [name …]`. The same data give the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModel } from '../../language/linear/index.ts';
import { root } from '../../server/core/root.ts';
import { absent, isThere } from './data.ts';
import { gather, recipes } from './recipe.ts';

if (!isThere) {
  console.error(absent);
  process.exit(2);
}
const asked = process.argv.slice(2);
const material = gather();
mkdirSync(join(root, 'models'), { recursive: true });
for (const [name, recipe] of Object.entries(recipes)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const started = performance.now();
  const model = recipe(material);
  const bytes = writeModel(model);
  writeFileSync(join(root, 'models', `${name}.model`), bytes);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${name}: ${model.texts} texts, ${model.labels.length} labels, ${model.keys.length} features, ${bytes.length} bytes, ${seconds} s`,
  );
}
