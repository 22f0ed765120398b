// Checks the chain of the audit log: one altered, missing or re-ordered entry is found, and what is not sealed yet is counted.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { govern } from '../../../contract/govern.ts';
import type { Context } from '../../core/context.ts';
import { beginning, hashOf } from './chain.ts';
import { type ChainedRow, countUnsealed, findHead, findUnsealedCuts, readChain } from './store.ts';

export type Verification = z.output<typeof govern.verifyAudit.answer>;
type Broken = NonNullable<Verification['firstBroken']>;

/** To be the first thing in its transaction: it reads the log as it stood at one moment, while the sealer goes on. */
export async function verifyAudit({ db, organization }: Context): Promise<Verification> {
  await sql`set transaction isolation level repeatable read`.execute(db);
  const head = await findHead(db, organization);
  const unsealed = await countUnsealed(db, organization);
  const walk = new Walk();
  for await (const row of readChain(db, organization)) {
    if (!walk.accepts(row)) return { ok: false, sealed: walk.sealed, unsealed, firstBroken: walk.broken };
  }
  const broken = walk.findWrongEnd(head) ?? walk.findWrongBeginning(await findUnsealedCuts(db, organization));
  return { ok: !broken, sealed: walk.sealed, unsealed, firstBroken: broken };
}

/** One walk along the chain, from its oldest entry. */
class Walk {
  sealed = 0;
  broken: Broken | null = null;
  #number = 0;
  #previous = beginning;
  #first: { number: number; previous: Buffer; id: string } | null = null;
  #cuts: unknown[] = [];

  /** False, with `broken`, when the entry does not follow from those before it. */
  accepts(row: ChainedRow): boolean {
    if (!this.#first) {
      this.#first = { number: row.number, previous: row.previous, id: row.id };
      this.#number = row.number - 1;
      this.#previous = row.previous;
    }
    const number = this.#number + 1;
    if (row.number !== number) return this.#stop({ number, id: null, why: 'missing' });
    if (!row.previous.equals(this.#previous)) return this.#stop({ number, id: row.id, why: 'out_of_order' });
    if (!hashOf(row, number, row.previous).equals(row.hash)) return this.#stop({ number, id: row.id, why: 'altered' });
    if (row.act === 'audit.shortened') this.#cuts.push(row.details);
    this.#number = number;
    this.#previous = row.hash;
    this.sealed += 1;
    return true;
  }

  findWrongEnd(head: { number: number; hash: Buffer } | undefined): Broken | null {
    if (!this.#first && !head) return null;
    if (head?.number === this.#number && head.hash.equals(this.#previous)) return null;
    return { number: this.#number + 1, id: null, why: 'end_missing' };
  }

  /** A log that does not begin with number 1 must hold the entry that says up to where it was shortened. */
  findWrongBeginning(unsealedCuts: unknown[]): Broken | null {
    const first = this.#first;
    if (!first) return null;
    if (first.number === 1 && first.previous.equals(beginning)) return null;
    const hash = first.previous.toString('hex');
    const recorded = [...this.#cuts, ...unsealedCuts].some((details) => {
      const cut = details as { through?: unknown; hash?: unknown };
      return cut.through === first.number - 1 && cut.hash === hash;
    });
    return recorded ? null : { number: first.number - 1, id: null, why: 'beginning_missing' };
  }

  #stop(broken: Broken): false {
    this.broken = broken;
    return false;
  }
}
