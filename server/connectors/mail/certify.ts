// What a certification needs of a mailbox: whether a letter to itself has arrived, and all copies of it taken out again.
import type { Fault } from '../../../contract/connect.ts';
import type { Certifying } from '../../connect/speaking.ts';
import { mailFault } from './fault.ts';
import { findById, type Mailbox, openMailbox, type Settings, sentFolder } from './mailbox.ts';

type Way<Name extends 'arrived' | 'sweep'> = NonNullable<Certifying<Settings>[Name]>;
type Given = Pick<Parameters<Way<'arrived'>>[0], 'settings' | 'credentials' | 'signal'>;

/** What comes from our own address is not heard, so it is looked for in the mailbox itself. */
export const arrived: Way<'arrived'> = async (given, around) => {
  const { settings, externalId } = given;
  const found = await within(given, around, async (mailbox) => {
    await mailbox.client.mailboxOpen(settings.folder, { readOnly: true });
    return (await findById(mailbox, externalId)) !== undefined;
  });
  if (typeof found !== 'boolean') return { found: 'unknown', fault: found };
  return found ? { found, externalId } : { found };
};

/** The letters of that id alone, in the folder that is heard and among what was sent. */
export const sweep: Way<'sweep'> = async (given, around) => {
  const swept = await within(given, around, async (mailbox) => {
    const sent = await sentFolder(mailbox);
    for (const folder of [given.settings.folder, sent]) {
      if (!folder) continue;
      await mailbox.client.mailboxOpen(folder);
      for (const id of given.externalIds)
        for (let uid = await findById(mailbox, id); uid !== undefined; uid = await findById(mailbox, id))
          if (!(await mailbox.client.messageDelete(String(uid), { uid: true }))) return false;
    }
    return true;
  });
  if (swept === true) return undefined;
  return swept || { code: 'not_swept', values: { host: given.settings.imap.host } };
};

async function within(
  { settings, credentials, signal }: Given,
  around: Parameters<Way<'arrived'>>[1],
  run: (mailbox: Mailbox) => Promise<boolean>,
): Promise<boolean | Fault> {
  const { host } = settings.imap;
  const password = (await credentials.read())?.password;
  if (typeof password !== 'string') return { code: 'signed_out', values: { host } };
  const mailbox = await openMailbox(settings, password, signal, around);
  if ('code' in mailbox) return mailbox;
  try {
    return await run(mailbox);
  } catch (error) {
    return mailFault(error, host);
  } finally {
    mailbox.close();
  }
}
