// All imports that wait or whose process died, one after the other in this process.
import { program } from '../../core/actor.ts';
import type { Core } from '../../core/context.ts';
import { inInstallation } from '../../core/database.ts';
import { readFile } from '../../core/files.ts';
import type { FileReader } from '../connector.ts';
import { watchful } from '../hear/watchful.ts';
import type { Receiver } from '../receiver.ts';
import { findDueImports } from './store.ts';
import { runImport } from './work.ts';

const every = 5000;

export async function startImports(core: Core, around: { reader: FileReader; receiver: Receiver }) {
  const stopped = new AbortController();
  const look = async () => {
    const due = await inInstallation(core.database, (db) => findDueImports(db, core.clock.now()));
    for (const running of due) {
      if (stopped.signal.aborted) return;
      const { organization } = running;
      await runImport(
        core,
        around,
        running,
        (row) => () => readFile(core, organization, program, row.file_id!),
        stopped.signal,
      );
    }
  };
  const watching = watchful(core, look, every, 'imports');
  return {
    async stop() {
      stopped.abort();
      await watching.stop();
    },
  };
}
