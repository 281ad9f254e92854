// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildPackage, type BuiltPackage } from '../../src/commons/build-package.ts';
import { verifyFile } from '../../src/commons/verify/verify-file.ts';
import { zipStream } from '../../src/commons/zip-stream.ts';
import { bundleDigest } from '../../src/designs/bundle.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { loadContents, loadDesign } from '../../src/designs/library/load-source.ts';
import {
  goodSignatures,
  nodeKey,
  signBytes,
  trustedKeys,
} from '../../src/designs/library/store/node-key.ts';
import { type OpenLibrary, openLibrary } from '../../src/designs/library/store/open-library.ts';
import type { VersionRecord } from '../../src/designs/library/version-record.ts';
import { parseOkh } from '../../src/designs/manifest/parse-okh.ts';
import { licenseText } from '../../src/designs/read/license-text.ts';
import { readZip } from '../../src/designs/read/read-zip.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import { digest } from '../../src/shared/digest.ts';
import { temporaryFolder, valueOf } from '../designs/library/samples.ts';
import { designOf, plateCode, publishIn } from './designs.ts';
import { installed } from '../pipeline/formats/programs.ts';
import { reexport } from '../pipeline/trace/reexport.ts';
import { runHere } from './run.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';

const profile = (kind: 'printer' | 'material' | 'process', id: string) =>
  valueOf(findProfile(kind, id));

/** A library with a plate, its fork, and a package of the plate with a changed parameter. */
let library: OpenLibrary;
let record: VersionRecord;
let made: BuiltPackage;
let zip: Uint8Array;

const pack = async (from: OpenLibrary, parameters: Record<string, string> = { width: '33' }) => {
  const design = valueOf(await loadDesign(from.blobs, record));
  const request = {
    design,
    parameters,
    quantities: {},
    scale: 1,
    formats: ['stl', '3mf', 'obj', 'glb', 'gcode'],
    fabricator: {
      printer: profile('printer', 'generic'),
      material: profile('material', 'pla'),
      process: profile('process', 'draft'),
      overrides: {},
    },
  };
  const sign = async (bytes: Uint8Array) =>
    JSON.stringify(signBytes(await nodeKey(from.folder), bytes));
  return valueOf(await buildPackage(request, record, from, { run: runHere, licenseText, sign }));
};

const zipped = async (files: ReadonlyMap<string, Uint8Array>) =>
  new Uint8Array(await buffer(zipStream(files)));

const verify = async (name: string, bytes: Uint8Array, rebuild = false, by = library) =>
  verifyFile(name, bytes, rebuild, {
    library: by,
    run: runHere,
    trusted: await trustedKeys(by.folder),
    goodSignatures,
  });

const product = (extension: string): Uint8Array =>
  made.build.products.find(({ name }) => name.endsWith(extension))!.bytes;

const FILES = { 'design.js': plateCode(), 'README.md': '# Plate', 'picture.md': 'no code' };

beforeAll(async () => {
  library = valueOf(await openLibrary(mkdtempSync(join(tmpdir(), 'fabcommons-verify-'))));
  record = valueOf(await publishIn(library, designOf(FILES)));
  const origins = [{ relation: 'fork' as const, of: 'ada/plate@1.0.0' }];
  valueOf(await publishIn(library, designOf(FILES, { origins }), 'bob'));
  other = valueOf(await openLibrary(mkdtempSync(join(tmpdir(), 'fabcommons-verify-'))));
  valueOf(
    await addVersion(other, {
      record,
      contents: valueOf(await loadContents(library.blobs, record)),
    }),
  );
  made = await pack(library);
  zip = await zipped(made.files);
});

/** A node that has nothing but the plate, and other keys. */
let other: OpenLibrary;

describe('a package', () => {
  test('holds the source byte for byte, what was built, and all notices', async () => {
    const paths = [...made.files.keys()].filter((path) => !path.endsWith('.license'));
    expect(paths).toEqual([
      'LICENSES/CC0-1.0.txt',
      'LICENSES/CERN-OHL-S-2.0.txt',
      'NOTICE.md',
      'README.md',
      'REUSE.toml',
      'SHA256SUMS',
      'build/plate.3mf',
      'build/plate.gcode',
      'build/plate.glb',
      'build/plate.obj',
      'build/plate.stl',
      'okh.toml',
      'provenance.json',
      'provenance.sig',
      'src/README.md',
      'src/design.js',
      'src/picture.md',
    ]);
    expect(new TextDecoder().decode(made.files.get('src/design.js'))).toBe(plateCode());
    const notice = new TextDecoder().decode(made.files.get('NOTICE.md'));
    expect(notice).toContain('- width = 33');
    expect(notice).toContain('2026 Ada Moreau');
    const okh = valueOf(parseOkh(new TextDecoder().decode(made.files.get('okh.toml')), 'okh.toml'));
    expect(okh).toMatchObject({
      title: 'Plate',
      license: 'CERN-OHL-S-2.0',
      entry: 'src/design.js',
    });
  });

  test('names a password as changed and never shows it', async () => {
    const { files } = await pack(library, { label: 'hush' });
    const notice = new TextDecoder().decode(files.get('NOTICE.md'));
    expect(notice).toContain('- label = (not shown)'.replace('(', '\\(').replace(')', '\\)'));
    for (const [path, bytes] of files) {
      expect(new TextDecoder('latin1').decode(bytes), path).not.toContain('hush');
    }
  });

  test('has the same digests on another node', async () => {
    const third = valueOf(await openLibrary(await temporaryFolder()));
    const contents = valueOf(await loadContents(library.blobs, record));
    valueOf(await addVersion(third, { record, contents }));
    const { files } = await pack(third);
    await third.close();
    const sums = (all: ReadonlyMap<string, Uint8Array>): string =>
      new TextDecoder().decode(all.get('SHA256SUMS'));
    expect(sums(files)).toBe(sums(made.files));
  });

  test('is read as the very design that it was made from', async () => {
    const path = join(await temporaryFolder(), 'plate.zip');
    await writeFile(path, zip);
    const design = valueOf(await readZip(path));
    expect(bundleDigest(design.source)).toBe(record.digest);
  });

  test.skipIf(spawnSync('reuse', ['--version']).status !== 0)('passes reuse lint', async () => {
    const folder = await temporaryFolder();
    for (const [path, bytes] of made.files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    spawnSync('git', ['init', '-q', folder]);
    expect(spawnSync('reuse', ['--root', folder, 'lint', '--quiet']).status).toBe(0);
  });

  test('is signed for whoever trusts the key, matches where the source is known, else it claims', async () => {
    const here = await verify('plate.zip', zip, true);
    expect(here).toMatchObject({ answer: 'signed', rebuilt: true, problems: [] });
    expect(here.origin).toMatchObject({ design: 'ada/plate@1.0.0', parameters: { width: 33 } });
    expect(await verify('plate.zip', zip, false, other)).toMatchObject({ answer: 'claims' });
    expect(await verify('plate.zip', zip, true, other)).toMatchObject({
      answer: 'matches',
      rebuilt: true,
    });
  });

  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  test.each([
    ['another source', 'src/design.js', encode('module.exports = {}')],
    ['another mesh', 'build/plate.stl', encode('solid evil\nendsolid')],
    ['another notice', 'NOTICE.md', encode('Made by me.')],
    ['a file too many', 'src/more.js', encode('x')],
  ])('with %s only claims', async (_, path, bytes) => {
    const files = new Map([...made.files, [path, bytes] as const]);
    const found = await verify('plate.zip', await zipped(files));
    expect(found.answer).toBe('claims');
    expect(found.problems.map(({ code }) => code)).toContain('verify-tampered');
  });

  test.each([
    ['another notice', 'NOTICE.md', encode('Made by me.')],
    ['another manifest', 'okh.toml', encode('name = "Mine"')],
    ['another license', 'LICENSES/CERN-OHL-S-2.0.txt', encode('Do what you want.')],
    ['another word on whose a file is', 'src/picture.md.license', encode('Mine.')],
    ['a file too many', 'src/more.js', encode('x')],
    ['a file too few', 'README.md', undefined],
  ])('with %s is not signed, also when its sums are made anew', async (_, path, bytes) => {
    const files = new Map(made.files);
    if (bytes === undefined) files.delete(path);
    else files.set(path, bytes);
    const rest = [...files].filter(([each]) => !['SHA256SUMS', 'provenance.sig'].includes(each));
    const sums = rest.map(([each, content]) => `${digest(content)}  ${each}\n`).join('');
    files.set('SHA256SUMS', encode(sums));
    const found = await verify('plate.zip', await zipped(files));
    expect(found.answer).toBe('claims');
    expect(found.problems).toMatchObject([{ code: 'verify-tampered', where: { file: path } }]);
  });

  test('signed again by somebody else after a change is not trusted', async () => {
    const files = new Map(made.files);
    files.set('README.md', encode('# Evil'));
    const rest = [...files].filter(([path]) => !['SHA256SUMS', 'provenance.sig'].includes(path));
    files.set(
      'SHA256SUMS',
      encode(rest.map(([path, bytes]) => `${digest(bytes)}  ${path}\n`).join('')),
    );
    const evil = await nodeKey(await temporaryFolder());
    files.set(
      'provenance.sig',
      encode(JSON.stringify(signBytes(evil, files.get('provenance.json')!))),
    );
    const found = await verify('plate.zip', await zipped(files));
    expect(found.keys).toEqual([evil.id]);
    expect(found.answer).not.toBe('signed');
  });
});

describe('a lone file', () => {
  test.each(['.stl', '.3mf', '.obj', '.glb', '.gcode'])(
    '%s that was built here matches',
    async (extension) => {
      const found = await verify(`x${extension}`, product(extension));
      expect(found).toMatchObject({ answer: 'matches' });
      expect(found.origin).toMatchObject({ design: 'ada/plate@1.0.0', parameters: { width: 33 } });
    },
  );

  test('that was built elsewhere claims, and matches once it is built again', async () => {
    const stl = product('.obj');
    expect(await verify('x.obj', stl, false, other)).toMatchObject({ answer: 'claims' });
    expect(await verify('x.obj', stl, true, other)).toMatchObject({
      answer: 'matches',
      rebuilt: true,
    });
  });

  test('with the header of one and the shape of another design only claims', async () => {
    const forged = product('.stl').slice();
    const view = new DataView(forged.buffer, forged.byteOffset);
    for (let at = 84; at + 50 <= forged.length; at += 50) {
      for (const z of [20, 32, 44])
        view.setFloat32(at + z, 2 * view.getFloat32(at + z, true), true);
    }
    const found = await verify('plate.stl', forged, true);
    expect(found).toMatchObject({ answer: 'claims', rebuilt: false });
    expect(found.origin?.design).toBe('ada/plate@1.0.0');
  });

  test('with the shape of one and the header of another design is told apart', async () => {
    const text = new TextDecoder().decode(product('.obj'));
    const forged = text.replaceAll('ada/plate', 'eve/vase').replaceAll('CERN-OHL-S-2.0', 'CC0-1.0');
    const found = await verify('x.obj', new TextEncoder().encode(forged));
    expect(found).toMatchObject({ answer: 'matches', origin: { design: 'ada/plate@1.0.0' } });
    expect(found.problems.map(({ code }) => code)).toEqual(['verify-claims-differ']);
  });

  test.each([
    ['an empty file', 'x.stl', new Uint8Array()],
    ['a text', 'x.txt', new TextEncoder().encode('Hello')],
    ['another ZIP', 'x.zip', new TextEncoder().encode('PK\u0003\u0004 nothing')],
  ])('that is %s is unknown', async (_, name, bytes) => {
    expect(await verify(name, bytes)).toMatchObject({ answer: 'unknown' });
  });

  test.skipIf(!installed('prusa-slicer')).each(['stl', '3mf', 'obj'])(
    'that PrusaSlicer wrote anew as %s matches by its shape',
    { timeout: 60_000 },
    async (extension) => {
      const found = await verify(`out.${extension}`, reexport(product('.3mf'), '3mf', extension));
      expect(found).toMatchObject({ answer: 'matches', origin: { design: 'ada/plate@1.0.0' } });
    },
  );
});
