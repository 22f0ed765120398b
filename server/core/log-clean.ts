/** Keeps people's words and secrets out of the log, whatever a caller hands it. */

const personal =
  /^(text|body|content|html|summary|title|subject|message|query|answer|note|name|first_?name|last_?name|display_?name|handle|author|e_?mail|mail|phone|address|ip|password|passphrase|secret|token|code_?verifier|authorization|cookie|set_?cookie|api_?key|key|raw|payload|headers|url|link|links)$/i;
const mailAddress = /[^\s@"'<>()]+@[^\s@"'<>()]+\.[^\s@"'<>()]+/g;
const credentials = /(\/\/)[^/\s@]*@/g;
const longest = 500;
const deepest = 4;

/** The same fields, with personal ones dropped, addresses masked, long strings cut and errors made safe. */
export function cleanFields(fields: Record<string, unknown>): Record<string, unknown> {
  return cleanObject(fields, 0);
}

function cleanObject(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(fields)) {
    clean[key] = personal.test(key) ? '[kept out]' : cleanValue(value, depth);
  }
  return clean;
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanString(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) return cleanError(value, depth);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (depth >= deepest) return '[deeper]';
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => cleanValue(item, depth + 1));
  return cleanObject(value, depth + 1);
}

function cleanString(value: string): string {
  const masked = value
    .slice(0, longest * 2)
    .replace(credentials, '$1')
    .replace(mailAddress, '[address]');
  return masked.length > longest ? `${masked.slice(0, longest)}…` : masked;
}

function cleanError(error: Error, depth: number): Record<string, unknown> {
  const { code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown };
  const clean: Record<string, unknown> = { type: error.name, message: cleanMessage(error, code) };
  for (const [key, value] of Object.entries({ code, table, constraint })) {
    if (typeof value === 'string' || typeof value === 'number') clean[key] = value;
  }
  // The first lines of a stack repeat the message as it was; the frames alone are safe.
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  if (frames?.length) clean.stack = frames.slice(0, 12).map((line) => line.trim());
  if (error.cause instanceof Error && depth < deepest) clean.cause = cleanError(error.cause, depth + 1);
  return clean;
}

/** Parsers and PostgreSQL's data and key errors (classes 22 and 23) quote the value that was wrong. */
function cleanMessage(error: Error, code: unknown): string {
  const quotes = error.name === 'SyntaxError' || (typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code));
  return cleanString(quotes ? error.message.replace(/["'`(].*/s, '"…"') : error.message);
}
