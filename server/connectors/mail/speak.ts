// Answers a mail, or writes a new one; looks in the folder of sent mail whether it went.
import type { Surroundings } from '../../connect/connector.ts';
import { line } from '../../connect/outside.ts';
import { doubt, type Looked, type Speaking, type Speech, type Told } from '../../connect/speaking.ts';
import { carry } from './carrier.ts';
import { arrived, sweep } from './certify.ts';
import { mailFault } from './fault.ts';
import { letterOf, smallest } from './letter.ts';
import { findById, type Mailbox, openMailbox, type Settings, sentFolder } from './mailbox.ts';
import { answeredIn } from './message.ts';
import { type Answered, idFor, subjectOf, write } from './write.ts';

const mostText = 100_000;
const longestCopy = 8000;

export const speaking: Speaking<Settings> = {
  can: ['reply', 'post'],
  most: () => mostText,
  count: (text) => text.length,
  images: { most: 10, bytes: 5_000_000 },
  destination: ({ smtp }) => smtp.host,
  keyHolds: 0,
  settles: 60_000,
  tell,
  look,
  certifying: { toItself: ({ address }) => `mailto:${address}`, arrived, sweep },
};

async function tell(speech: Speech<Settings>, around: Surroundings): Promise<Told> {
  const { settings, credentials, kind, target, content, signal } = speech;
  const { address } = settings;
  const password = (await credentials.read())?.password;
  if (typeof password !== 'string')
    return { was: 'refused', signedOut: true, fault: { code: 'signed_out', values: { host: settings.smtp.host } } };
  const given = target?.externalId ?? '';
  const direct = /^mailto:([^\s<>?,;:"]{1,64}@[\w.-]{3,190})$/i.exec(given)?.[1];
  let to = direct;
  let answers: Answered | undefined;
  if (kind === 'reply' && !direct) {
    const found = await original(speech, password, around);
    if ('was' in found) return found;
    [to, answers] = [found.to, found.answers];
  }
  if (!to) return { was: 'refused', fault: { code: 'mail_recipient', values: {} } };
  const id = idFor(speech.key, address);
  const subject = line(content?.title) ?? (answers ? subjectOf(answers.subject) : '');
  const at = around.clock.now();
  const { images } = speech;
  const mail = {
    id,
    from: address,
    to,
    subject,
    text: content?.text ?? '',
    at,
    images,
    ...(answers ? { answers } : {}),
  };
  const source = await write(mail);
  const failed = await carry(
    settings,
    password,
    { envelope: { from: address, to: [to], size: source.length }, source },
    signal,
    around,
  );
  if (failed) return failed;
  await keepCopy(settings, password, { id, source }, around);
  return { was: 'posted', externalId: id };
}

/** The mail that is answered, from the mailbox it came to. Nothing has been said yet, whatever fails. */
async function original(
  { settings, target, signal }: Speech<Settings>,
  password: string,
  around: Surroundings,
): Promise<{ to: string; answers: Answered } | Told> {
  const mailbox = await openMailbox(settings, password, signal, around);
  if ('code' in mailbox)
    return mailbox.code === 'signed_out'
      ? { was: 'refused', signedOut: true, fault: mailbox }
      : { was: 'not_sent', fault: mailbox };
  try {
    await mailbox.client.mailboxOpen(settings.folder, { readOnly: true });
    const uid = await findById(mailbox, target?.externalId ?? '');
    const query = { uid: true, size: true, source: { start: 0, maxLength: smallest } };
    const found = uid === undefined ? false : await mailbox.client.fetchOne(String(uid), query, { uid: true });
    const answered = found ? await answeredIn(await letterOf(mailbox, found), target!.externalId) : undefined;
    return answered ?? { was: 'refused', fault: { code: 'delivery_gone', values: {} } };
  } catch (error) {
    return { was: 'not_sent', fault: mailFault(error, settings.imap.host) };
  } finally {
    mailbox.close();
  }
}

/** Sent is sent: a copy that could not be kept changes nothing. Some servers keep it themselves. */
async function keepCopy(
  settings: Settings,
  password: string,
  { id, source }: { id: string; source: Buffer },
  around: Surroundings,
): Promise<void> {
  const mailbox = await openMailbox(settings, password, AbortSignal.timeout(longestCopy), around);
  if ('code' in mailbox) return;
  try {
    const folder = await openSent(mailbox);
    if (folder && (await findById(mailbox, id)) === undefined)
      await mailbox.client.append(folder, source, ['\\Seen'], around.clock.now());
  } catch {
    // Shown nowhere: the mail is with its reader.
  } finally {
    mailbox.close();
  }
}

async function openSent(mailbox: Mailbox): Promise<string | undefined> {
  const folder = await sentFolder(mailbox);
  if (folder) await mailbox.client.mailboxOpen(folder);
  return folder;
}

/** A copy among the sent mail proves it; that there is none proves nothing. */
async function look(speech: Speech<Settings>, around: Surroundings): Promise<Looked> {
  const { settings, credentials, key, signal } = speech;
  const { host } = settings.imap;
  const password = (await credentials.read())?.password;
  if (typeof password !== 'string') return { found: 'unknown', fault: { code: 'signed_out', values: { host } } };
  const mailbox = await openMailbox(settings, password, signal, around);
  if ('code' in mailbox) return { found: 'unknown', fault: mailbox };
  try {
    const id = idFor(key, settings.address);
    const there = (await openSent(mailbox)) && (await findById(mailbox, id)) !== undefined;
    return there ? { found: true, externalId: id } : { found: 'unknown', fault: doubt };
  } catch (error) {
    return { found: 'unknown', fault: mailFault(error, host) };
  } finally {
    mailbox.close();
  }
}
