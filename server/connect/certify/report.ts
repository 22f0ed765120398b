// The report of a certification: what was done, what the network answered, what could not be tried and why. No secret in it, and
// nobody's words but the program's own.
import type { Fault } from '../../../contract/connect.ts';
import type { DeliveryKind } from '../speaking.ts';

export const steps = {
  post: 'Post',
  read: 'Read the post back',
  hear: 'Hear the post as the channel hears',
  reply: 'Reply to it',
  read_reply: 'Read the reply back',
  edit: 'Edit the post',
  hold: 'Hold the reply back',
  release: 'Release the reply',
  close: 'Close the thread',
  reopen: 'Reopen the thread',
  delete_reply: 'Take the reply away',
  delete: 'Take the post away',
  sweep: 'Leave nothing behind',
} as const;

export type StepName = keyof typeof steps;

export interface Step {
  step: StepName;
  was: 'done' | 'failed' | 'not_tried';
  /** What the program told the network, and what became of it. */
  told?: DeliveryKind;
  state?: string;
  tries?: number;
  /** The network's own id of it, and where it could be seen. */
  externalId?: string;
  url?: string;
  /** Seconds until it was known. */
  seconds?: number;
  fault?: Fault;
}

export interface Report {
  program: 'OpenRounds';
  version: string;
  on: string;
  channelId: string;
  connector: string;
  network: string;
  /** The server that was spoken to. */
  host: string;
  ok: boolean;
  steps: Step[];
  /** What may still be there, by the network's own ids. */
  left: string[];
}

export const notSeen = (host: string): Fault => ({ code: 'certify_not_seen', values: { host } });

const labels = { done: 'done', failed: 'FAILED', not_tried: 'not tried' } as const;

/** The report for people, in lines of text. */
export function reportText(report: Report, words: (fault: Fault) => string): string {
  const { version, on, channelId, network, host, ok, left } = report;
  const head = `OpenRounds ${version} checked a channel live, as its operator, with a throw-away post.

  When      ${on.slice(0, 19).replace('T', ' ')} UTC
  Network   ${network}
  Server    ${host}
  Channel   ${channelId}
  Result    ${ok ? 'everything that could be tried worked' : 'NOT everything worked'}
`;
  const lines = report.steps.map((step) => {
    const said = [
      step.state && `${step.state}${step.tries && step.tries > 1 ? ` at the ${ordinal(step.tries)} try` : ''}`,
      step.seconds !== undefined && `${step.seconds.toFixed(1)} s`,
      step.url ?? step.externalId,
    ].filter(Boolean);
    const why = step.fault ? `\n${' '.repeat(14)}${words(step.fault)}` : '';
    return `  ${labels[step.was].padEnd(10)}  ${steps[step.step]}${said.length ? `: ${said.join(', ')}` : ''}${why}`;
  });
  const end =
    left.length > 0
      ? `Look there and take away by hand what is left:\n${left.map((each) => `  ${each}`).join('\n')}`
      : 'Nothing of it is left on the network.';
  return `${head}\n${lines.join('\n')}\n\n${end}\n`;
}

const ordinal = (n: number): string => (n === 2 ? 'second' : n === 3 ? 'third' : `${n}th`);
