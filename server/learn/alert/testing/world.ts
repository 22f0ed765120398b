// The world of alerts in tests: people with access, a clock that runs due work as it goes, a mail server, a push service, a program
// that hears webhooks; and all that left the house, in one list.
import { createDecipheriv, createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Role } from '../../../../contract/rights.ts';
import { webhookJobs } from '../../../connect/index.ts';
import { addWebhook } from '../../../connect/webhooks/out.ts';
import { sendMessage } from '../../../connect/webhooks/send.ts';
import { type Actor, grantOf, program } from '../../../core/actor.ts';
import { readConfig } from '../../../core/config.ts';
import { openEvents, type Subscribers } from '../../../core/events.ts';
import type { Job } from '../../../core/jobs.ts';
import { openLog } from '../../../core/log.ts';
import { openOutgoing } from '../../../core/outgoing.ts';
import { addPerson } from '../../../govern/index.ts';
import { hkdf } from '../../../govern/notify/push/encrypt.ts';
import { type Organization, openWorld as openListening } from '../../../listen/testing/world.ts';
import { learnSubscribers } from '../../index.ts';

export interface Left {
  way: 'mail' | 'push' | 'webhook';
  to: string;
  text: string;
}

export async function openAlertWorld() {
  const world = await openListening();
  const { core, clock } = world;
  const left: Left[] = [];
  const logged: string[] = [];
  const mail = await startMail(left);
  const { address: pushAddress, answerWith, close: closePush, newDevice } = await startPush(left);
  const { address: hookAddress, close: closeHook } = await startHook(left);
  core.config = readConfig({
    OPENROUNDS_ALLOW_PRIVATE: '127.0.0.1',
    OPENROUNDS_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    OPENROUNDS_MAIL_FROM: 'OpenRounds <rounds@mercy.example>',
  });
  core.log = openLog('debug', { write: (line: string) => void logged.push(line) } as never);
  core.outgoing = openOutgoing(core);

  const waiting: { job: Job<never>; payload: object; at: number; key: string | undefined }[] = [];
  core.jobs = {
    async later(_db, job, payload, { at, key } = {}) {
      if (key && waiting.some((each) => each.job.name === job.name && each.key === key)) return;
      waiting.push({ job: job as Job<never>, payload, at: (at ?? clock.now()).getTime(), key });
    },
    close: async () => {},
  };
  const subscribers: Record<string, Job<never>[]> = {};
  for (const some of [learnSubscribers, { 'alert.changed': [webhookJobs['alert.changed']] }] as Subscribers[])
    for (const [name, jobs] of Object.entries(some))
      subscribers[name] = [...(subscribers[name] ?? []), ...(jobs as never[])];
  core.events = openEvents(core.jobs, subscribers as Subscribers);

  /** Runs what is due, and what becomes due by that. */
  async function run(): Promise<void> {
    for (;;) {
      const next = waiting.findIndex(({ at }) => at <= clock.now().getTime());
      if (next < 0) return;
      const [{ job, payload }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
      await job.run(core, payload as never, new AbortController().signal);
    }
  }

  return {
    ...world,
    left,
    logged,
    run,
    pushAnswersWith: answerWith,
    /** Lets time pass, running each thing when it is due. */
    async pass(minutes: number): Promise<void> {
      const until = clock.now().getTime() + minutes * 60_000;
      await run();
      for (;;) {
        const next = Math.min(...waiting.map(({ at }) => at));
        if (next > until) break;
        clock.advance(next - clock.now().getTime());
        await run();
      }
      clock.advance(until - clock.now().getTime());
    },
    /** The same job twice, as after a crash. */
    waiting,
    newDevice: () => ({ endpoint: `${pushAddress}/${randomBytes(6).toString('hex')}`, ...newDevice() }),
    async person(of: Organization, name: string, role: Role = 'responder', facilityId: string | null = null) {
      const email = `${name.toLowerCase()}@mercy.example`;
      const { personId: id } = await of.act((context) =>
        addPerson(context, { name, email, grants: [{ role, facilityId }] }),
      );
      const actor: Actor = { kind: 'person', id, grants: [grantOf(role, facilityId)] };
      return { id, name, email, actor };
    },
    hearWebhooks: (of: Organization) =>
      addWebhook(
        core,
        { organization: of.id, actor: program },
        { name: 'Pager', address: hookAddress, events: ['alert.changed'] },
      ),
    async sendWebhooks(of: Organization) {
      const ids = await of.act(({ db }) =>
        db.selectFrom('connect.webhook_message').select('id').where('state', '=', 'waiting').orderBy('id').execute(),
      );
      for (const { id } of ids) await sendMessage(core, of.id, id, new AbortController().signal);
    },
    async close() {
      await core.outgoing.close();
      await Promise.all([mail.close(), closePush(), closeHook()]);
    },
  };
}

async function startMail(left: Left[]) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          left.push({ way: 'mail', to: address, text: Buffer.concat(pieces).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return { port, close: () => new Promise<void>((closed) => server.close(() => closed())) };
}

/** A push service and its phones: what comes is opened with the phone's key. */
async function startPush(left: Left[]) {
  const phones = new Map<string, { auth: Buffer; open(body: Buffer): string }>();
  let answer = 201;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      response.statusCode = answer;
      response.end();
      if (answer >= 300) return;
      const body = Buffer.concat(pieces);
      const phone = [...phones.values()].find(({ open }) => {
        try {
          return open(body);
        } catch {
          return false;
        }
      });
      left.push({ way: 'push', to: request.url ?? '', text: phone ? phone.open(body) : 'unreadable' });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    answerWith: (status: number) => {
      answer = status;
    },
    newDevice() {
      const pair = createECDH('prime256v1');
      pair.generateKeys();
      const auth = randomBytes(16);
      phones.set(auth.toString('hex'), { auth, open: (body) => decrypt(body, pair, auth) });
      return { p256dh: pair.getPublicKey('base64url'), auth: auth.toString('base64url') };
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** What a browser does with a push message: RFC 8291. */
function decrypt(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const length = body[20]!;
  const theirs = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), theirs]);
  const key = hkdf(auth, pair.computeSecret(theirs), info, 32);
  const decipher = createDecipheriv(
    'aes-128-gcm',
    hkdf(salt, key, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
    hkdf(salt, key, Buffer.from('Content-Encoding: nonce\0'), 12),
  );
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

async function startHook(left: Left[]) {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      left.push({ way: 'webhook', to: request.url ?? '', text: Buffer.concat(pieces).toString('utf8') });
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
