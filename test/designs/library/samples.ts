// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import '../../object-store/start-objects.ts';
import '../../postgres/start-postgres.ts';
import { bundleDigest } from '../../../src/designs/bundle.ts';
import type { CompleteVersion } from '../../../src/designs/library/add-version.ts';
import { type OpenLibrary, openLibrary } from '../../../src/designs/library/store/open-library.ts';
import { bucketPlace } from '../../../src/designs/library/store/s3/bucket-place.ts';
import { type Bucket, openBucket } from '../../../src/designs/library/store/s3/open-bucket.ts';
import type { LineageEdge, VersionRecord } from '../../../src/designs/library/version-record.ts';
import type { ParameterSchema } from '../../../src/designs/parameters/schema.ts';
import { digest } from '../../../src/shared/digest.ts';
import type { Outcome } from '../../../src/shared/problem.ts';

export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'fabcommons-library-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

/** A library in a folder of its own, closed and removed after the test. Its clock goes by seconds. */
export const temporaryLibrary = async (named?: string): Promise<OpenLibrary> => {
  let seconds = 0;
  const folder = named ?? (await temporaryFolder());
  const now = (): Date => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++);
  const server = await databaseOf(folder);
  const opened = await openLibrary(folder, { now, server, objects: objectsOf(folder) });
  const library = valueOf(opened);
  onTestFinished(() => library.close());
  return library;
};

/** The bucket of a folder, where this project has one. */
const objectsOf = (folder: string): Bucket | undefined => {
  const objects = inject('objects');
  if (objects === undefined) return undefined;
  const address = objects.address.replace('PREFIX', basename(folder));
  return openBucket(valueOf(bucketPlace(address, objects.variables))!);
};

/** Where the bytes of a blob lie on this machine, in a folder or behind the server of objects. */
export const blobFile = ({ folder, objects }: OpenLibrary, sha256: string): string => {
  if (objects === undefined) return join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2));
  return inject('objects')!.file.replace('KEY', `${basename(folder)}/blobs/${sha256}`);
};

/** The database of a folder on the server, if there is one; it goes with all of them. */
export const databaseOf = (folder: string): Promise<string> | undefined => {
  const server = inject('postgres');
  if (server === undefined) return undefined;
  const database = databases.get(folder) ?? createDatabase(server);
  databases.set(folder, database);
  return database;
};

const databases = new Map<string, Promise<string>>();

const createDatabase = async (server: string): Promise<string> => {
  const name = `library_${globalThis.crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return server.replace(/postgres$/, name);
};

export const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.value;
};

export const codesOf = ({ problems }: Outcome<unknown>): readonly string[] =>
  problems.map(({ code }) => code);

interface Sample {
  readonly name?: string;
  readonly version?: string;
  readonly title?: string;
  readonly about?: string;
  readonly license?: string;
  readonly tags?: readonly string[];
  readonly code?: string;
  readonly readme?: string;
  readonly more?: Readonly<Record<string, string>>;
  readonly lineage?: readonly LineageEdge[];
  readonly size?: readonly [number, number, number];
  readonly schema?: ParameterSchema;
  readonly volume?: number;
}

/** A version as the gate would give it, without running anything. */
export const sampleVersion = ({
  name = 'ada/hook',
  version = '1.0.0',
  title = 'Hook',
  about = 'Holds a coat.',
  license = 'CERN-OHL-S-2.0',
  tags = [],
  code = 'module.exports = { main: () => [] }',
  readme = '# Hook',
  more = {},
  lineage = [],
  size = [30, 20, 10],
  schema = [],
  volume = 1000,
}: Sample = {}): CompleteVersion => {
  const [author = '', slug = ''] = name.split('/');
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const source = {
    entry: 'design.js',
    files: new Map([
      ['README.md', encode(readme)],
      ['design.js', encode(code)],
      ...Object.entries(more).map(([path, text]) => [path, encode(text)] as const),
    ]),
  };
  const picture = encode(`picture of ${title}`);
  const contents = new Map(
    [...source.files.values(), picture].map((bytes) => [digest(bytes), bytes]),
  );
  const entry = (path: string, bytes: Uint8Array) => ({
    path,
    sha256: digest(bytes),
    bytes: bytes.length,
  });
  const record: VersionRecord = {
    author,
    slug,
    version,
    digest: bundleDigest(source),
    entry: 'design.js',
    files: [...source.files].map(([path, bytes]) => entry(path, bytes)),
    license,
    manifest: {
      title,
      version,
      authors: [{ name: 'Ada Moreau' }],
      copyright: ['2026 Ada Moreau'],
      license,
      function: about,
      origins: [],
      hints: { materials: ['petg'] },
      tags,
    },
    lineage,
    schema,
    measures: {
      size,
      volume_mm3: volume,
      area_mm2: 600,
      solids: 1,
      sections: 0,
      triangles: 12,
      printable: true,
    },
    marks: [{ name: 'hook', whole: [volume, 600, 10], shells: [[volume, 600, 10]] }],
    pictures: [entry('picture-made.png', picture)],
    findings: [],
    publisher: author,
    publishedAt: '2026-01-01T00:00:00.000Z',
  };
  return { record, contents };
};
