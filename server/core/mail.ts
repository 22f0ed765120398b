// The program's own mail, by the server that the settings name. Channels write theirs by their own.
import { createTransport } from 'nodemailer';
import type { Fault } from '../../contract/connect.ts';
import type { Config } from './config.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The same for every try, so that a reader's program shows it once. */
  id: string;
}

export const hasMail = ({ smtpUrl }: Pick<Config, 'smtpUrl'>): boolean => smtpUrl !== null;

/** @returns undefined when the server took it, else how it failed */
export async function sendMail(
  { smtpUrl, mailFrom, url }: Pick<Config, 'smtpUrl' | 'mailFrom' | 'url'>,
  { to, subject, text, id }: Letter,
): Promise<Fault | undefined> {
  if (!smtpUrl) return { code: 'mail_none', values: {} };
  const server = new URL(smtpUrl);
  const host = server.hostname;
  const user = decodeURIComponent(server.username);
  const secure = server.protocol === 'smtps:';
  const transport = createTransport({
    host,
    port: Number(server.port) || (secure ? 465 : 587),
    secure,
    // A password goes over TLS alone.
    requireTLS: !secure && user !== '',
    ...(user ? { auth: { user, pass: decodeURIComponent(server.password) } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const domain = new URL(url).hostname;
    await transport.sendMail({
      from: mailFrom ?? `OpenRounds <openrounds@${domain}>`,
      to: { name: '', address: to },
      subject,
      text,
      messageId: `<${id}@${domain}>`,
      headers: { 'auto-submitted': 'auto-generated' },
    });
    return undefined;
  } catch (error) {
    const { responseCode: status, code = '' } = error as { responseCode?: number; code?: string };
    if (code === 'EAUTH') return { code: 'mail_signed_out', values: { host } };
    if (status) return { code: status >= 500 ? 'mail_refused' : 'mail_later', values: { host, status } };
    return { code: 'mail_unreachable', values: { host } };
  } finally {
    transport.close();
  }
}
