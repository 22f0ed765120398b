// Seals the audit log: one sealer for an organization numbers and chains its entries within a second, so that acts don't queue behind each other.
import { sql } from 'kysely';
import { program } from '../../core/actor.ts';
import { act, type Context, type Core } from '../../core/context.ts';
import { keepLease, pause } from '../../core/lease.ts';
import { beginning, hashOf } from './chain.ts';
import { findHead, findUnsealed, writeSeals } from './store.ts';

const batch = 500;
const everyMs = 400;

/** Seals for as long as this process holds the lease; another worker takes over when it dies. */
export function startSealer(core: Core): { stop(): Promise<void> } {
  return keepLease(core, 'govern.sealer', async (signal) => {
    while (!signal.aborted) {
      await sealAll(core, signal);
      await pause(everyMs, signal);
    }
  });
}

/** Seals whatever is unsealed, in every organization. */
export async function sealAll(core: Core, signal?: AbortSignal): Promise<void> {
  const { rows } = await sql<{ id: string }>`select govern.unsealed_organizations() as id`.execute(
    core.database.kysely,
  );
  for (const { id } of rows) {
    while (!signal?.aborted && (await act(core, id, program, seal)) === batch);
  }
}

/** Seals the oldest entries that wait; returns how many. */
export async function seal({ db, organization }: Context): Promise<number> {
  const entries = await findUnsealed(db, organization, batch);
  if (entries.length === 0) return 0;
  const head = await findHead(db, organization, true);
  let number = head?.number ?? 0;
  let previous = head?.hash ?? beginning;
  const seals = entries.map((entry) => {
    number += 1;
    const sealed = { id: entry.id, number, previous, hash: hashOf(entry, number, previous) };
    previous = sealed.hash;
    return sealed;
  });
  await writeSeals(db, organization, seals);
  return seals.length;
}
