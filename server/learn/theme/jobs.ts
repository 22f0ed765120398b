// What is done later: readings are made, and grow old when posts come, change or go.
import { program } from '../../core/actor.ts';
import { act } from '../../core/context.ts';
import type { Job } from '../../core/jobs.ts';
import { readScope } from './make.ts';

export const makeReading: Job<{ organizationId: string; readingId: string }> = {
  name: 'learn.make_reading',
  retries: 2,
  seconds: 900,
  prompt: true,
  async run(core, { organizationId: organization, readingId }, signal) {
    const begun = core.clock.now();
    const row = await act(core, organization, program, ({ db }) =>
      db
        .updateTable('learn.reading')
        .set({ begun_at: begun, done: 0, stale: false })
        .where('organization_id', '=', organization)
        .where('id', '=', readingId)
        .returningAll()
        .executeTakeFirst(),
    );
    if (!row) return;
    const told = (done: number, of: number) =>
      act(core, organization, program, async ({ db }) => {
        await db
          .updateTable('learn.reading')
          .set({ done, of_posts: of })
          .where('organization_id', '=', organization)
          .where('id', '=', readingId)
          .execute();
      });
    const { reading, buckets, of } = await readScope(core, organization, row, told, signal);
    await act(core, organization, program, async ({ db, wake }) => {
      const strands = (['themes', 'questions', 'expectations'] as const).flatMap((many) =>
        reading[many].map(({ postIds, ...read }, position) => ({
          organization_id: organization,
          reading_id: readingId,
          kind: kinds[many],
          key: read.key,
          position,
          read: JSON.stringify(read),
          post_ids: postIds,
        })),
      );
      const kept = await db
        .updateTable('learn.reading')
        .set({ begun_at: null, made_at: begun, of_posts: of, totals: JSON.stringify(reading.totals), buckets })
        .where('organization_id', '=', organization)
        .where('id', '=', readingId)
        .executeTakeFirst();
      if (kept.numUpdatedRows === 0n) return;
      await db
        .deleteFrom('learn.strand')
        .where('organization_id', '=', organization)
        .where('reading_id', '=', readingId)
        .execute();
      for (let at = 0; at < strands.length; at += 100)
        await db
          .insertInto('learn.strand')
          .values(strands.slice(at, at + 100))
          .execute();
      // What nobody has looked at for a month is made again when somebody does.
      await db
        .deleteFrom('learn.reading')
        .where('organization_id', '=', organization)
        .where('asked_at', '<', new Date(begun.getTime() - 30 * 86_400_000))
        .execute();
      await wake('analyses');
    });
  },
};

const kinds = { themes: 'theme', questions: 'question', expectations: 'expectation' } as const;

/** Old ones are shown until a new one is made, which somebody must ask for. */
export const ageReadings: Job<{ organizationId: string }> = {
  name: 'learn.age_readings',
  retries: 3,
  seconds: 60,
  prompt: true,
  run: (core, { organizationId }) =>
    act(core, organizationId, program, async ({ db, wake }) => {
      const { numUpdatedRows } = await db
        .updateTable('learn.reading')
        .set({ stale: true })
        .where('organization_id', '=', organizationId)
        .where('stale', '=', false)
        .executeTakeFirst();
      if (numUpdatedRows > 0n) await wake('analyses');
    }),
};
