// The refused rows as a file: line, reason in words, and the row, that no spreadsheet takes for a formula.
import { Readable } from 'node:stream';
import { act, type Core } from '../../core/context.ts';
import { csvLine } from '../../govern/index.ts';
import { faultWords } from '../words.ts';
import { accessImport } from './access.ts';
import { findLanguage, findRefusals } from './store.ts';
import type { Caller } from './upload.ts';

const page = 1000;
const heads = { en: ['Line', 'Reason', 'Row'], es: ['Línea', 'Motivo', 'Fila'] };

export async function refusedFile(core: Core, { organization, actor }: Caller, id: string): Promise<Response> {
  const { language, name } = await act(core, organization, actor, async (context) => ({
    language: await findLanguage(context.db, organization),
    name: (await accessImport(context, id)).file_name,
  }));
  const tell = await faultWords(language);
  const pages = async function* () {
    // A mark, so that spreadsheets read accents.
    yield Buffer.from(`\ufeff${csvLine(heads[language])}`);
    for (let after = 0; ; ) {
      const rows = await act(core, organization, actor, ({ db }) =>
        findRefusals(db, organization, id, { after, most: page }),
      );
      if (rows.length === 0) return;
      yield Buffer.from(rows.map(({ line, fault, row }) => csvLine([line, tell(fault), row])).join(''));
      after = rows.at(-1)!.line;
    }
  };
  const file = `${name
    .replace(/\.[a-z.]{1,10}$/i, '')
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .slice(0, 80)} refused.csv`;
  return new Response(Readable.toWeb(Readable.from(pages())) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
      'cache-control': 'no-store',
    },
  });
}
