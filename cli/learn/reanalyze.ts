// `openrounds learn reanalyze`: reads the archive again with the models of today, beside a running server or without one.
import { Command } from 'commander';

export function command(): Command {
  return new Command('reanalyze')
    .summary('read the archive again with the models of today')
    .description(
      'Reads every post that the models of today have not read. What people corrected stands. Stopped by Ctrl-C it goes on ' +
        'where it was when it is run again.',
    )
    .option('--organization <name>', 'its name or id, where there are several')
    .addHelpText('after', '\nExample:\n  openrounds learn reanalyze --organization "Mercy Valley"')
    .action(reanalyze);
}

async function reanalyze({ organization }: { organization?: string }): Promise<void> {
  const { stopped, withOrganization } = await import('../operator.ts');
  const { act } = await import('../../server/core/context.ts');
  const { operator } = await import('../../server/core/actor.ts');
  const { beginReanalysis, reanalyzeIn, stopReanalysis } = await import('../../server/learn/index.ts');
  const signal = stopped();
  await withOrganization(organization, async (core, id) => {
    const began = performance.now();
    const { model, last } = await act(core, id, operator, (context) => beginReanalysis(context, core, { here: true }));
    const before = last?.done ?? 0;
    say(`Reading with ${model}.`);
    let read = 0;
    try {
      await reanalyzeIn(core, id, {
        signal,
        told({ done, total }) {
          read = done - before;
          const rate = read / ((performance.now() - began) / 1000);
          const left = Math.max(0, total - done) / rate;
          tell(`${done} of ${Math.max(total, done)} posts, ${Math.round(rate)} a second, ${time(left)} left`);
        },
      });
    } catch (error) {
      if (!signal.aborted) throw error;
      await act(core, id, operator, (context) => stopReanalysis(context, core));
    }
    if (process.stderr.isTTY) process.stderr.write('\n');
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(`${read} posts read in ${seconds.toFixed(1)} s.\n`);
    if (!signal.aborted) return;
    say('Stopped. Run it again to go on.');
    process.exitCode = 1;
  });
}

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** At a terminal one line that is written over; elsewhere a line every five seconds. */
const tell = (() => {
  let last = 0;
  return (line: string) => {
    if (process.stderr.isTTY) return void process.stderr.write(`\r${line.padEnd(78)}`);
    if (performance.now() - last < 5000) return;
    last = performance.now();
    say(line);
  };
})();

const time = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;
