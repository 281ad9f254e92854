// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { unzipSync, type UnzipFileInfo } from 'fflate';
import { readXml } from './read-xml.ts';
import { refuse, Refusal } from './read-result.ts';

/** The parts of a 3MF package that hold models, unpacked. */
export interface Archive {
  /** XML of each model part by its path, without a leading slash. */
  readonly models: ReadonlyMap<string, Uint8Array>;
  /** Which of them the package starts with. */
  readonly start: string;
}

const MAX_ENTRIES = 10_000;
const MAX_UNPACKED = 300_000_000;
const RELATIONSHIPS = '_rels/.rels';
const DEFAULT_START = '3D/3dmodel.model';
const START_TYPE = '/3dmodel';

/**
 * Unpack only what is needed, and only if the sizes that the directory states are bearable; an
 * entry that lies about its size is cut off there, for fflate never unpacks beyond it.
 */
export const openArchive = (bytes: Uint8Array): Archive => {
  const files = unpack(bytes);
  const relationships = files.get(RELATIONSHIPS);
  files.delete(RELATIONSHIPS);
  const start = (relationships && startOf(relationships)) ?? DEFAULT_START;
  return { models: files, start };
};

const unpack = (bytes: Uint8Array): Map<string, Uint8Array> => {
  let entries = 0;
  let unpacked = 0;
  const seen = new Set<string>();
  const wanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (++entries > MAX_ENTRIES) badZip(`Expected at most ${MAX_ENTRIES} files in it, found more.`);
    const path = plain(name);
    if (path !== RELATIONSHIPS && !path.endsWith('.model')) return false;
    if (seen.has(path)) badZip(`Expected each file once, found "${path.slice(0, 80)}" twice.`);
    seen.add(path);
    unpacked += originalSize;
    if (!(unpacked <= MAX_UNPACKED)) {
      const message = `Expected models of at most ${MAX_UNPACKED} bytes, found ${unpacked}.`;
      refuse('format-too-large', message, 'Reduce the number of triangles of the model.');
    }
    return true;
  };
  try {
    const files = Object.entries(unzipSync(bytes, { filter: wanted }));
    return new Map(files.map(([name, content]) => [plain(name), content]));
  } catch (reason) {
    if (reason instanceof Refusal) throw reason;
    const detail = reason instanceof Error ? reason.message : 'something else';
    return badZip(`Expected a ZIP archive, found: ${detail}.`);
  }
};

const startOf = (relationships: Uint8Array): string | undefined => {
  let start: string | undefined;
  readXml(relationships, RELATIONSHIPS, {
    open: (name, attributes) => {
      const { Type = '', Target = '' } = attributes;
      if (name === 'Relationship' && Type.endsWith(START_TYPE)) start ??= plain(Target);
    },
  });
  return start;
};

const plain = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '');

const badZip = (message: string): never =>
  refuse('format-bad-zip', message, 'Export the model again; the file may be damaged.');
