/** Structured logs: ids and plain sentences as JSON lines; never what a person wrote, nor a secret. */

import pino from 'pino';
import { cleanFields } from './log-clean.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export type LogFields = Record<string, unknown>;

/** Each line takes its ids and numbers first, then a sentence: `log.info({ organizationId }, 'The import ended.')`. */
export interface Log {
  debug(fields: LogFields, sentence: string): void;
  info(fields: LogFields, sentence: string): void;
  warn(fields: LogFields, sentence: string): void;
  error(fields: LogFields, sentence: string): void;
  /** A log whose every line carries these fields. */
  child(fields: LogFields): Log;
}

export interface LogTarget {
  write(line: string): unknown;
}

/** Opens a log that writes to `target`, one JSON object a line. Errors belong in the field `error`. */
export function openLog(level: LogLevel, target: LogTarget): Log {
  const formatters = { level: (label: string) => ({ level: label }) };
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters };
  return wrap(pino(options, { write: (line: string) => void target.write(line) }));
}

/** For somebody at a terminal: each line as a sentence with what it is about, instead of JSON. */
export function inSentences(target: LogTarget): LogTarget {
  return {
    write(line) {
      const { time: _, level, msg, ...about } = JSON.parse(line) as Record<string, unknown>;
      const facts = Object.entries(about).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
      const kind = level === 'info' ? '' : `${level}: `;
      return target.write(`${kind}${msg}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}\n`);
    },
  };
}

export const silentLog: Log = openLog('silent', { write: () => true });

function wrap(logger: pino.Logger): Log {
  const at = (level: Exclude<LogLevel, 'silent'>) => (fields: LogFields, sentence: string) => {
    if (logger.isLevelEnabled(level)) logger[level](cleanFields(fields), sentence);
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (fields) => wrap(logger.child(cleanFields(fields))),
  };
}
