// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl';
import { error, failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import {
  BUNDLE_BUDGETS,
  type BundleBudgets,
  checkBundlePath,
  fileTooLarge,
  tooLarge,
} from '../bundle.ts';

const MAX_ENTRIES = 10_000;
/** Deflate cannot do better than 1032:1; honest source stays far below this. */
const MAX_RATIO = 250;
const RATIO_FROM_BYTES = 1024 * 1024;
const UNIX = 3;
const FILE_TYPE = 0xf000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;

/** A ZIP in memory, or where it lies on the disk: then only what is unpacked is in memory. */
export type ZipSource = Uint8Array | { readonly path: string };

/**
 * The files of a ZIP, in memory. All entries are looked at before one is unpacked; sizes are
 * checked as declared and again as they come.
 *
 * Problems: `source-not-a-zip`, `source-zip-damaged`, `source-zip-empty`,
 * `source-zip-too-many-entries`, `source-zip-encrypted`, `source-zip-link`, `source-zip-bomb`,
 * `source-zip-method`, `source-duplicate-path`, `source-bad-path`, `source-file-too-large`,
 * `source-too-large`.
 */
export const unpackZip = async (
  source: ZipSource,
  name: string,
  budgets: BundleBudgets = BUNDLE_BUDGETS,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const opened = await openZip(source);
  if (opened instanceof Error) {
    return failure(
      error('source-not-a-zip', `expected a ZIP archive, found none: ${opened.message}`, {
        where: { file: name },
      }),
    );
  }
  try {
    return await unpackOpened(opened, name, budgets);
  } finally {
    opened.close();
  }
};

const unpackOpened = async (
  opened: ZipFile,
  name: string,
  budgets: BundleBudgets,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  if (opened.entryCount > MAX_ENTRIES) return failure(tooManyEntries(opened.entryCount, name));
  const entries = await listEntries(opened);
  if (entries instanceof Error) return failure(damaged(name, entries));
  const problem = firstProblem(entries, budgets);
  if (problem) return failure(problem);
  const files = new Map<string, Uint8Array>();
  let left = budgets.totalBytes;
  for (const entry of entries.filter(isWanted)) {
    const limit = Math.min(left, budgets.fileBytes);
    const content = await inflate(opened, entry, limit);
    if (content instanceof Error) return failure(damaged(entry.fileName, content));
    files.set(entry.fileName, content);
    left -= content.length;
  }
  if (files.size === 0) {
    return failure(
      error('source-zip-empty', 'expected a design in the ZIP, found no files', {
        where: { file: name },
      }),
    );
  }
  return success(files);
};

const openZip = (source: ZipSource): Promise<ZipFile | Error> =>
  new Promise((resolve) => {
    const options = {
      lazyEntries: true,
      decodeStrings: false,
      validateEntrySizes: true,
      // It is listed to its end before anything is unpacked.
      autoClose: false,
    };
    const opened = (thrown: Error | null, zip: ZipFile): void => resolve(thrown ?? zip);
    if ('path' in source) return open(source.path, options, opened);
    const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    fromBuffer(buffer, options, opened);
  });

const listEntries = (zip: ZipFile): Promise<readonly Entry[] | Error> =>
  new Promise((resolve) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entry.fileName = decodeName(entry);
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', (thrown: Error) => resolve(thrown));
    zip.readEntry();
  });

/** UTF-8 where it is; else Latin-1, so that every name of old archives has some reading. */
const decodeName = (entry: Entry): string => {
  const raw = entry.fileName as unknown as Uint8Array;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return Array.from(raw, (byte) => String.fromCharCode(byte)).join('');
  }
};

const firstProblem = (entries: readonly Entry[], budgets: BundleBudgets): Problem | undefined => {
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const path = entry.fileName.replace(/\/$/, '');
    const problem = checkBundlePath(path) ?? checkEntry(entry, budgets);
    if (problem) return problem;
    if (isFolder(entry)) continue;
    if (seen.has(path)) return duplicate(path);
    seen.add(path);
    total += entry.uncompressedSize;
    if (total > budgets.totalBytes) return tooLarge(total, budgets);
  }
  for (const path of seen) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (seen.has(path.slice(0, at))) return duplicate(path.slice(0, at));
    }
  }
  return undefined;
};

const checkEntry = (entry: Entry, budgets: BundleBudgets): Problem | undefined => {
  const where = { file: entry.fileName };
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (entry.versionMadeBy >>> 8 === UNIX && type !== 0 && type !== REGULAR && type !== FOLDER) {
    return error('source-zip-link', 'expected files and folders, found a link or device', {
      hint: 'pack what it leads to',
      where,
    });
  }
  if (entry.isEncrypted()) {
    return error('source-zip-encrypted', 'expected an open archive, found an encrypted file', {
      where,
    });
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    const found = `expected stored or deflated files, found method ${entry.compressionMethod}`;
    return error('source-zip-method', found, { hint: 'pack it with Deflate', where });
  }
  if (entry.uncompressedSize > budgets.fileBytes) {
    return fileTooLarge(entry.fileName, entry.uncompressedSize, budgets);
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > RATIO_FROM_BYTES && ratio > MAX_RATIO) {
    const found = `expected at most ${MAX_RATIO}:1, found a file that grows ${Math.round(ratio)}:1`;
    return error('source-zip-bomb', found, { where });
  }
  return undefined;
};

const inflate = (zip: ZipFile, entry: Entry, limit: number): Promise<Uint8Array | Error> =>
  new Promise((resolve) => {
    zip.openReadStream(entry, (thrown, stream) => {
      if (thrown) return resolve(thrown);
      const chunks: Uint8Array[] = [];
      let length = 0;
      stream.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > limit) stream.destroy(new Error('it grows beyond its declared size'));
      });
      stream.on('error', (failed: Error) => resolve(failed));
      stream.on('end', () => resolve(Uint8Array.from(Buffer.concat(chunks))));
    });
  });

const isFolder = (entry: Entry): boolean => entry.fileName.endsWith('/');

/** macOS packs its own notes beside every file. */
const isWanted = (entry: Entry): boolean =>
  !isFolder(entry) && !/(^|\/)(__MACOSX\/|\.DS_Store$|\._)/.test(entry.fileName);

const duplicate = (file: string): Problem =>
  error('source-duplicate-path', 'expected one file of this name, found two', { where: { file } });

const damaged = (file: string, { message }: Error): Problem =>
  error('source-zip-damaged', `expected a whole ZIP archive, found: ${message}`, {
    hint: 'download or pack it again',
    where: { file },
  });

const tooManyEntries = (found: number, file: string): Problem =>
  error('source-zip-too-many-entries', `expected at most ${MAX_ENTRIES} entries, found ${found}`, {
    where: { file },
  });
