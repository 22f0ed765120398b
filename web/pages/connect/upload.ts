// Sends a file, and tells how much of it is sent: XMLHttpRequest alone reports that in every browser.

import type { Problem } from '../../../contract/common.ts';
import { type connect, connect as routes } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { addressOf, Refused } from '../../lib/call.ts';

export type Uploaded = AnswerOf<typeof connect.upload>;

export interface Sent {
  bytes: number;
  /** Null until it can be told. */
  secondsLeft: number | null;
}

/** Throws `Refused`, with `offline` when the line broke, or an AbortError when `signal` ended it. */
export function upload(file: File, onSent: (sent: Sent) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const began = performance.now();
    request.open('POST', addressOf(routes.upload, { query: { name: file.name.slice(-300) } }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => {
      const seconds = (performance.now() - began) / 1000;
      onSent({ bytes: loaded, secondsLeft: seconds > 1 && loaded > 0 ? ((total - loaded) / loaded) * seconds : null });
    };
    request.onload = () => {
      if (request.status < 300) return resolve(request.response as Uploaded);
      const problem = request.response as Problem | null;
      reject(new Refused(typeof problem?.code === 'string' ? problem : unread(request.status)));
    };
    request.onerror = () => reject(new Refused(unread(0)));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const unread = (status: number): Problem => ({
  type: 'about:blank',
  title: '',
  status,
  code: status === 413 ? 'request.too_large' : status === 0 || status >= 502 ? 'offline' : 'failed',
});
