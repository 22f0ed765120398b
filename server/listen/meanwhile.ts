// Two processors at once: PostgreSQL answers while we compute.

/** Sends what `ask` asks, runs `work` until the answer comes, and waits for it. */
export async function meanwhile<T>(ask: Promise<T>, work: () => void): Promise<T> {
  // Whatever becomes of the work, a failing answer is nobody else's to catch.
  ask.catch(() => {});
  // One turn of the loop, so that the question has left before the processor is busy.
  await new Promise(setImmediate);
  work();
  return ask;
}
