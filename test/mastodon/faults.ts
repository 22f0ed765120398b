// What goes wrong on command: a no, silence, half an answer, an answer too late, before or after the request did its work.
import type { ServerResponse } from 'node:http';
import { later } from './state.ts';

export interface Fault {
  /** `POST /api/v1/statuses`, or the beginning of it. */
  on: string;
  /** `slow`: the work itself is done late; whoever asked may be gone by then. */
  how: 'answer' | 'silence' | 'half' | 'late' | 'slow';
  /** How often; default once. */
  times?: number;
  /** So many requests go through before it begins. */
  after?: number;
  status?: number;
  headers?: Record<string, string>;
  /** For `answer` and `silence`: the request did its work all the same. `half` and `late` always come after it. */
  done?: boolean;
  /** For `late` and `slow`. */
  ms?: number;
}

let faults: Fault[] = [];

export const addFault = (fault: Fault) => void faults.push({ times: 1, ...fault });
export function clearFaults(): void {
  faults = [];
}

/** The fault that this request meets. */
export function take(request: string): Fault | undefined {
  const fault = faults.find(({ on }) => request === on || request.startsWith(`${on}/`) || request.startsWith(`${on}?`));
  if (fault?.after) {
    fault.after--;
    return undefined;
  }
  if (fault) fault.times!--;
  faults = faults.filter(({ times }) => times! > 0);
  return fault;
}

export const isAfter = ({ how, done }: Fault) => how === 'half' || how === 'late' || how === 'slow' || done === true;

/** Says no, or nothing, in place of the answer. */
export function answerWith(fault: Fault, response: ServerResponse, answer?: () => void): void {
  if (fault.how === 'slow') {
    answer?.();
    return;
  }
  if (fault.how === 'late') {
    void later(fault.ms ?? 1000).then(() => {
      if (!response.destroyed) answer?.();
    });
    return;
  }
  if (fault.how === 'half') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': '5000' });
    response.write('{"id":"1109');
    setTimeout(() => response.destroy(), 20).unref();
    return;
  }
  if (fault.how === 'silence') return;
  const { status = 500, headers = {} } = fault;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify({ error: status === 429 ? 'Too many requests' : 'Something went wrong' }));
}
