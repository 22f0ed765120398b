// A real Dovecot for mailboxes and submission, and a real OpenSMTPD behind it, from Debian's packages, on free ports of this
// machine alone; gone when the test ends.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { missing } from '../debian.ts';
import { freePort } from '../program.ts';

const run = promisify(execFile);

/** Why there can be none here, or false. */
export async function noMailServers(): Promise<string | false> {
  const packages = ['dovecot-imapd', 'dovecot-lmtpd', 'dovecot-submissiond', 'opensmtpd', 'openssl'];
  const proof = [
    '/usr/sbin/dovecot',
    '/usr/lib/dovecot/lmtp',
    '/usr/lib/dovecot/submission',
    '/usr/sbin/smtpd',
    '/usr/bin/openssl',
  ];
  const why = await missing(packages, proof);
  return why || (process.getuid?.() === 0 ? false : 'Dovecot and OpenSMTPD start as root alone');
}

export const user = 'patient.relations@mercyvalley.example';
export const password = 'correct-horse-battery-staple';

export interface Certificates {
  /** Of the authority that signed it; to be trusted by whoever connects. */
  ca: string;
  cert: string;
  key: string;
}

export interface MailServers extends Certificates {
  imap: { starttls: number; tls: number };
  smtp: { starttls: number; tls: number };
  /** Puts mails into a folder, each as these bytes. */
  bring(mails: readonly (string | Buffer)[], folder?: string): Promise<void>;
  /** The mails in a folder, as they are on disk, oldest first. */
  kept(folder?: string): Promise<string[]>;
  /** Numbers the inbox anew, as a server does that was restored from a backup. */
  renumber(): Promise<void>;
  /** From now on only that one is taken; who is connected is not any more. */
  changePassword(next: string): Promise<void>;
  pauseImap(): Promise<void>;
  resumeImap(): Promise<void>;
  stop(): Promise<void>;
}

/** An authority of this test alone, and a certificate for this machine. */
export async function makeCertificates(home: string): Promise<Certificates> {
  const at = (name: string) => join(home, name);
  const openssl = (...words: string[]) => run('openssl', words);
  const fresh = ['-newkey', 'rsa:2048', '-nodes'];
  await openssl(
    'req',
    '-x509',
    ...fresh,
    '-days',
    '2',
    '-subj',
    '/CN=Test',
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  );
  await openssl('req', ...fresh, '-subj', '/CN=localhost', '-keyout', at('key.pem'), '-out', at('request.pem'));
  await writeFile(at('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  await openssl(
    ...['x509', '-req', '-in', at('request.pem'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial'],
    ...['-days', '2', '-extfile', at('names'), '-out', at('cert.pem')],
  );
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readFile(at(name), 'utf8')),
  );
  return { ca: ca!, cert: cert!, key: key! };
}

const queue = '/var/spool/smtpd/queue';

/** OpenSMTPD knows one queue a machine, so one suite at a time has it, and finds it empty. Ends when the process does. */
async function holdQueue(): Promise<() => void> {
  for (let tries = 0; ; tries++) {
    const held = createServer().listen('\0openrounds-test-mail');
    try {
      await once(held, 'listening');
      held.unref();
      const folders = await readdir(queue).catch(() => []);
      await Promise.all(folders.map((folder) => rm(join(queue, folder), { recursive: true, force: true })));
      return () => held.close();
    } catch (error) {
      if (tries > 600) throw error;
      await new Promise((soon) => setTimeout(soon, 500));
    }
  }
}

export async function startMailServers(): Promise<MailServers> {
  const release = await holdQueue();
  const home = await mkdtemp(join(tmpdir(), 'openrounds-mail-'));
  await chmod(home, 0o755);
  const certificates = await makeCertificates(home);
  const [imap, imaps, lmtp, submission, smtps, relay] = await Promise.all(Array.from({ length: 6 }, freePort));
  const inbox = join(home, 'mail', user);
  for (const folder of ['mail', 'run', 'state']) await mkdir(join(home, folder));
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  );
  await chown(join(home, 'mail'), uid!, gid!);
  const ports = { imap: imap!, imaps: imaps!, lmtp: lmtp!, submission: submission!, smtps: smtps!, relay: relay! };
  await writeFile(join(home, 'dovecot.conf'), dovecotSettings(home, ports));
  // OpenSMTPD as Debian has it can't sign with its keys: Dovecot takes mail under TLS and hands it over.
  await writeFile(join(home, 'smtpd.conf'), smtpdSettings(ports));

  let dovecot: ChildProcess | undefined;
  const resumeImap = async () => {
    dovecot = spawn('/usr/sbin/dovecot', ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
    await Promise.all([imap!, lmtp!, submission!].map((port) => answers(port, dovecot!)));
  };
  const pauseImap = async () => {
    const running = dovecot;
    dovecot = undefined;
    if (running) await end(running);
  };
  let smtpd: ChildProcess | undefined;
  const stop = async () => {
    if (smtpd) await end(smtpd);
    release();
    await pauseImap();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await resumeImap();
    smtpd = spawn('/usr/sbin/smtpd', ['-d', '-f', join(home, 'smtpd.conf')], { stdio: 'ignore' });
    await answers(relay!, smtpd);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...certificates,
    imap: { starttls: imap!, tls: imaps! },
    smtp: { starttls: submission!, tls: smtps! },
    async bring(mails, folder = 'INBOX') {
      for (const mail of mails) await save(join(home, 'dovecot.conf'), folder, mail);
    },
    async kept(folder) {
      const place = folder ? join(inbox, `.${folder}`) : inbox;
      const names = await Promise.all(
        ['cur', 'new'].map(async (part) => (await readdir(join(place, part))).map((name) => join(place, part, name))),
      );
      return Promise.all(names.flat().map((name) => readFile(name, 'latin1')));
    },
    async renumber() {
      await pauseImap();
      const list = join(inbox, 'dovecot-uidlist');
      const [head = '', ...lines] = (await readFile(list, 'utf8')).split('\n');
      const anew = lines.map((each) => each.replace(/^\d+/, (number) => String(Number(number) + 1000)));
      const header = head.replace(/V\d+/, 'V77').replace(/N\d+/, 'N900000');
      await writeFile(list, [header, ...anew].join('\n'));
      for (const name of await readdir(inbox)) if (name.startsWith('dovecot.index')) await rm(join(inbox, name));
      await resumeImap();
    },
    async changePassword(next) {
      await pauseImap();
      const settings = await readFile(join(home, 'dovecot.conf'), 'utf8');
      await writeFile(join(home, 'dovecot.conf'), settings.replace(/password=\{PLAIN\}.*/, `password={PLAIN}${next}`));
      await resumeImap();
    },
    pauseImap,
    resumeImap,
    stop,
  };
}

function save(settings: string, folder: string, mail: string | Buffer): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('/usr/bin/doveadm', ['-c', settings, 'save', '-u', user, '-m', folder], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (piece) => {
      said += piece;
    });
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`doveadm: ${said}`))));
    child.stdin.end(mail);
  });
}

type Ports = Record<'imap' | 'imaps' | 'lmtp' | 'submission' | 'smtps' | 'relay', number>;

const dovecotSettings = (home: string, { imap, imaps, lmtp, submission, smtps, relay }: Ports) => `
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
protocols = imap lmtp submission
hostname = localhost
submission_relay_host = 127.0.0.1
submission_relay_port = ${relay}
submission_relay_trusted = no
listen = 127.0.0.1
ssl = required
ssl_cert = <${home}/cert.pem
ssl_key = <${home}/key.pem
mail_location = maildir:${home}/mail/%u
first_valid_uid = 1
last_valid_uid = 0
first_valid_gid = 1
postmaster_address = postmaster@mercyvalley.example
mail_max_userip_connections = 100
passdb {
  driver = static
  args = password={PLAIN}${password}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${home}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
service imap-login {
  inet_listener imap {
    port = ${imap}
  }
  inet_listener imaps {
    port = ${imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtp}
  }
}
service submission-login {
  inet_listener submission {
    port = ${submission}
  }
  inet_listener submissions {
    port = ${smtps}
    ssl = yes
  }
}
protocol lmtp {
  ssl = no
}
`;

const smtpdSettings = ({ lmtp, relay }: Ports) => `
listen on 127.0.0.1 port ${relay}
action "in" relay host lmtp://127.0.0.1:${lmtp}
match from local for any action "in"
`;

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 5000);
  await over;
  clearTimeout(late);
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => done(true)).once('error', () => done(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return;
    if (tries > 100 || child.exitCode !== null) throw new Error(`Nothing answers on port ${port}`);
    await new Promise((soon) => setTimeout(soon, 100));
  }
}
