// Reads a backup: its manifest, and each table's copy, checked against the manifest.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, type Readable, Writable } from 'node:stream';
import { pipeline as finish } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { BackupError, type Manifest, manifest as manifestShape, type TableCopy } from './format.ts';
import { Meter } from './write.ts';

const longestManifest = 16 * 2 ** 20;

export interface Backup {
  file: string;
  manifest: Manifest;
  /** Where each table's member begins. */
  begins: Map<string, number>;
}

export async function openBackup(file: string): Promise<Backup> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new BackupError(`There is no file ${file}.`);
  const parsed = manifestShape.safeParse(await readFirstLine(file));
  if (!parsed.success) throw new BackupError(`${file} is no backup that this version of OpenRounds can read.`);
  const manifest = parsed.data;
  // The tables' members stand at the end, and their lengths are known.
  const packed = manifest.tables.reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  const begins = new Map<string, number>();
  let at = found.size - packed;
  if (at <= 0) throw new BackupError(`${file} is cut off.`);
  for (const { name, packedBytes } of manifest.tables) {
    begins.set(name, at);
    at += packedBytes;
  }
  return { file, manifest, begins };
}

async function readFirstLine(file: string): Promise<unknown> {
  const source = createReadStream(file);
  const unpacked = pipeline(source, createGunzip(), () => {});
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of unpacked as AsyncIterable<Buffer>) {
      const end = piece.indexOf(10);
      pieces.push(end < 0 ? piece : piece.subarray(0, end));
      bytes += piece.length;
      if (end >= 0) return JSON.parse(Buffer.concat(pieces).toString('utf8'));
      if (bytes > longestManifest) return undefined;
    }
    return undefined;
  } catch {
    return undefined;
  } finally {
    source.destroy();
  }
}

/** The copy of a table, unpacked, never more of it than the manifest says. */
export function readCopy({ file, begins }: Backup, { name, packedBytes }: TableCopy): Readable {
  const start = begins.get(name)!;
  return pipeline(createReadStream(file, { start, end: start + packedBytes - 1 }), createGunzip(), () => {});
}

/** Reads every copy to its end; throws for the first that is not as it was written. */
export async function checkCopies(backup: Backup): Promise<void> {
  for (const table of backup.manifest.tables) {
    const meter = new Meter();
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const read = await finish(readCopy(backup, table), meter, nowhere).then(
      () => true,
      () => false,
    );
    if (read && meter.digest() === table.sha256 && meter.rows === table.rows) continue;
    throw new BackupError(`${backup.file} is damaged: ${table.name} is not as it was written.`);
  }
}
