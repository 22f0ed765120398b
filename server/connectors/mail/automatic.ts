// What no person wrote to us: an automatic answer, a mail that came back, a newsletter.
import type { ParsedMail } from 'mailparser';

export type Automatic = 'auto_reply' | 'bounce' | 'list';

export function automaticOf({ headers }: ParsedMail, from: string | undefined): Automatic | undefined {
  const word = (name: string): string => {
    const value: unknown = headers.get(name);
    const text = Array.isArray(value) ? value[0] : value;
    return typeof text === 'string' ? text.trim().toLowerCase() : '';
  };
  const type = headers.get('content-type') as { value?: string; params?: Record<string, string> } | undefined;
  const daemon = /^(?:mailer-daemon|postmaster)@/.test(from ?? '');
  if (type?.value === 'multipart/report' && (daemon || type.params?.['report-type'] === 'delivery-status'))
    return 'bounce';
  if (daemon) return 'bounce';
  const submitted = word('auto-submitted');
  if ((submitted && submitted !== 'no') || headers.has('x-autoreply') || headers.has('x-autorespond'))
    return 'auto_reply';
  const precedence = word('precedence');
  if (precedence === 'auto_reply') return 'auto_reply';
  return headers.has('list') || ['list', 'bulk', 'junk'].includes(precedence) ? 'list' : undefined;
}
