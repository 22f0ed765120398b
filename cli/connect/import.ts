// `openrounds connect import FILE`: a file of what people said, read where it lies.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { importFields } from '../../contract/connect.ts';

type Mapping = Partial<Record<(typeof importFields)[number], string>>;

interface Options {
  network: string;
  map: Mapping;
  dryRun?: true;
  dates?: 'day-first' | 'month-first';
  refused?: string;
  organization?: string;
  json?: true;
}

export function command(): Command {
  return new Command('import')
    .summary('import a file of posts, comments or survey answers')
    .description(
      'Reads CSV or NDJSON, also gzipped. What the columns mean is guessed from their names and values, and can be corrected. ' +
        'The same file again adds nothing, so a stopped import goes on when it is run again. Exit 1 when rows were refused.',
    )
    .argument('<file>', 'CSV or NDJSON, .gz or not')
    .requiredOption('--network <name>', 'where these were said: google, survey, facebook …')
    .option(
      '--map <field=column>',
      `a field and the column that holds it, as often as needed; fields: ${importFields.join(', ')}`,
      takeMapping,
      {},
    )
    .option('--dry-run', 'read everything, store nothing')
    .option('--dates <order>', 'for 3/4/2026: day-first or month-first', takeOrder)
    .option('--refused <file>', 'where refused rows go, with line and reason')
    .option('--organization <name>', 'its name or id, where there are several')
    .option('--json', 'the result as one line of JSON')
    .addHelpText(
      'after',
      '\nExample:\n  openrounds connect import comments.csv.gz --network survey --map text=Comment --dry-run',
    )
    .action(importOne);
}

function takeMapping(given: string, before: Mapping): Mapping {
  const [field = '', ...column] = given.split('=');
  if (!(importFields as readonly string[]).includes(field) || column.length === 0) {
    throw new InvalidArgumentError(`It is written FIELD=COLUMN, with one of: ${importFields.join(', ')}.`);
  }
  return { ...before, [field]: column.join('=') };
}

function takeOrder(given: string): string {
  if (given !== 'day-first' && given !== 'month-first')
    throw new InvalidArgumentError('It is day-first or month-first.');
  return given;
}

async function importOne(path: string, options: Options): Promise<void> {
  const { stopped, withOrganization } = await import('../operator.ts');
  // Not the whole program: reading its other connectors takes as long as reading ten thousand rows.
  const { file } = await import('../../server/open-core.ts');
  const { createReceiver } = await import('../../server/listen/index.ts');
  const { faultWords, importFile } = await import('../../server/connect/index.ts');
  const words = await faultWords('en');
  const signal = stopped();
  await withOrganization(options.organization, async (core, id) => {
    const began = performance.now();
    const { import: result, refusals } = await importFile(
      core,
      { connectors: [file], receiver: createReceiver(core) },
      {
        organization: id,
        path,
        network: options.network,
        map: options.map,
        dryRun: options.dryRun === true,
        dates: options.dates,
        signal,
        found: (_, mapping) =>
          say(
            `Columns: ${Object.entries(mapping)
              .map(([field, column]) => `${field} = ${column}`)
              .join(', ')}`,
          ),
        told: progress(),
      },
    );
    const rejected = await writeRefusals(options.refused, refusals(), words);
    const { rows, stored, known, refused, state, fault } = result;
    const seconds = (performance.now() - began) / 1000;
    if (options.json)
      process.stdout.write(
        `${JSON.stringify({ rows, stored, known, refused, state, dryRun: options.dryRun === true, seconds })}\n`,
      );
    else {
      const verb = options.dryRun ? 'would be stored' : 'stored';
      process.stdout.write(
        `${rows} rows in ${seconds.toFixed(1)} s: ${stored} ${verb}, ${known} known already, ${refused} refused.\n`,
      );
    }
    if (rejected > 0)
      say(
        options.refused
          ? `The refused rows, with line and reason: ${options.refused}`
          : 'Name a file by --refused to see which rows, and why.',
      );
    if (fault) say(words(fault));
    if (signal.aborted) say('Stopped. Run it again to go on; nothing is stored twice.');
    if (refused > 0 || state === 'failed' || signal.aborted) process.exitCode = 1;
  });
}

const say = (line: string) => void process.stderr.write(`${line}\n`);

type View = Awaited<ReturnType<typeof import('../../server/connect/index.ts')['importFile']>>['import'];

/** At a terminal one line that is written over; elsewhere a line every five seconds. */
function progress(): (view: View) => void {
  let last = 0;
  const every = process.stderr.isTTY ? 200 : 5000;
  return ({ rows, bytes, bytesRead, rowsPerSecond, secondsLeft }) => {
    if (performance.now() - last < every) return;
    last = performance.now();
    const share = bytes > 0 ? Math.floor((100 * bytesRead) / bytes) : 0;
    const pace = rowsPerSecond === null ? '' : `, ${Math.round(rowsPerSecond)} a second`;
    const left = secondsLeft === null ? '' : `, about ${Math.ceil(secondsLeft)} s left`;
    const line = `${rows} rows, ${share}%${pace}${left}`;
    process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}\r` : `${line}\n`);
  };
}

interface RefusedRow {
  line: number;
  fault: { code: string; values: Record<string, string | number> };
  row: string;
}

/** Writes them as CSV where a file is named; returns how many there are. */
async function writeRefusals(
  path: string | undefined,
  rows: AsyncGenerator<RefusedRow>,
  words: (fault: RefusedRow['fault']) => string,
): Promise<number> {
  const { csvLine } = await import('../../server/govern/index.ts');
  const file = path === undefined ? null : createWriteStream(path, { mode: 0o600 });
  let count = 0;
  file?.write(csvLine(['line', 'reason', 'row']));
  for await (const { line, fault, row } of rows) {
    count++;
    if (file && !file.write(csvLine([line, words(fault), row]))) await once(file, 'drain');
  }
  if (file) {
    file.end();
    await once(file, 'finish');
  }
  return count;
}
