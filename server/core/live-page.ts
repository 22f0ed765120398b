// The line that live pages hold open: server-sent events that say what changed.
import type { live } from '../../contract/live.ts';
import type { Core } from './context.ts';
import type { Handlers } from './http.ts';

/** Proxies close a silent line after a minute; a comment keeps it. */
const beatMs = 20_000;

export function liveHandlers(core: Core): Handlers<typeof live> {
  return {
    async wake({ caller, request }) {
      const text = new TextEncoder();
      let end = () => {};
      const body = new ReadableStream<Uint8Array>({
        start(line) {
          const send = (words: string) => {
            // A reader that does not read is let go; it comes back and reads everything again.
            if ((line.desiredSize ?? 0) < -64) return end();
            try {
              line.enqueue(text.encode(words));
            } catch {
              end();
            }
          };
          const stop = core.live.hear(caller.organization, (topic) =>
            send(`event: wake\ndata: ${JSON.stringify({ topic, at: core.clock.now().toISOString() })}\n\n`),
          );
          const beat = setInterval(() => send(': here\n\n'), beatMs);
          end = () => {
            end = () => {};
            clearInterval(beat);
            stop();
            try {
              line.close();
            } catch {
              // The reader has gone already.
            }
          };
          request.signal.addEventListener('abort', () => end(), { once: true });
          core.live.closing.addEventListener('abort', () => end(), { once: true });
          send('retry: 2000\n\n');
        },
        cancel: () => end(),
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
      });
    },
  };
}
