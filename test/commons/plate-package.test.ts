// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDesign } from '../../src/commons/find-design.ts';
import { plateCredits, plateNotice, type WorkSource } from '../../src/commons/finish-plate.ts';
import { packPlate } from '../../src/commons/pack-plate.ts';
import { packZip } from '../../src/commons/pack-zip.ts';
import { rememberPlate } from '../../src/commons/remember-plate.ts';
import { verifyFile } from '../../src/commons/verify/verify-file.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import {
  goodSignatures,
  signAsNode,
  trustedKeys,
} from '../../src/designs/library/store/node-key.ts';
import { openLibrary, type OpenLibrary } from '../../src/designs/library/store/open-library.ts';
import { licenseText } from '../../src/designs/read/license-text.ts';
import { plateAsBuild } from '../../src/jobs/cache/kept-plate.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import { digest } from '../../src/shared/digest.ts';
import { success } from '../../src/shared/problem.ts';
import { sampleVersion, temporaryFolder, valueOf } from '../designs/library/samples.ts';
import { installed } from '../pipeline/formats/programs.ts';
import { designOf } from './designs.ts';
import { runHere } from './run.ts';
import { barCode, WIDTH } from './bar.ts';

type Files = Readonly<Record<string, Uint8Array>>;

/** Licenses that exclude each other in an adaptation. */
const VERSIONS = [
  sampleVersion({
    ...{ name: 'ada/clip', title: 'Clip', license: 'CERN-OHL-S-2.0' },
    ...{ schema: [WIDTH], code: barCode(4) },
  }),
  sampleVersion({
    ...{ name: 'bob/knob', title: 'Knob', license: 'CC-BY-SA-4.0' },
    ...{ schema: [WIDTH], code: barCode(5) },
  }),
];

const open = async (): Promise<OpenLibrary> => {
  const library = valueOf(
    await openLibrary(mkdtempSync(join(tmpdir(), 'fabcommons-plate-package-'))),
  );
  for (const version of VERSIONS) valueOf(await addVersion(library, version));
  return library;
};

const profile = (kind: 'printer' | 'material' | 'process', id: string) =>
  valueOf(findProfile(kind, id));

/** The ZIP's files as the node of `library` packs them; its own tables know what it built. */
const pack = async (sources: readonly WorkSource[], parameters: object): Promise<Files> => {
  const request = {
    name: 'plate',
    entries: sources.map(({ design }, i) => ({
      ...{ design, parameters: i === 0 ? { ...parameters } : {} },
      ...{ quantities: { '*': 1 + i }, scale: 1 + i / 2 },
    })),
    formats: ['stl', '3mf', 'gcode'],
    fabricator: {
      printer: profile('printer', 'generic'),
      material: profile('material', 'petg'),
      process: profile('process', 'draft'),
      overrides: { skirts: '1' },
    },
  };
  const built = valueOf(await runHere({ kind: 'plate', request }));
  const text = plateNotice(built, await plateCredits(sources, library));
  const { products, ...build } = plateAsBuild(built, text);
  const made = products
    .filter(({ format }) => format !== 'md')
    .map(({ name, format, bytes }) => ({ name, format, sha256: digest(bytes), content: bytes }));
  const sign = (bytes: Uint8Array) => signAsNode(library.folder, bytes);
  const tools = { licenseText, sign };
  const wanted = { sources, plate: request };
  const files = valueOf(await packPlate(wanted, build, made, text.bytes, tools));
  await rememberPlate(
    library,
    sources.map(({ record }) => record),
    built,
  );
  return unzipSync((await packZip(files))!);
};

const verify = async (files: Files, by = library, rebuild = false) =>
  verifyFile('plate.zip', zipSync({ ...files }, { level: 0 }), rebuild, {
    ...{ library: by, run: runHere, goodSignatures },
    trusted: await trustedKeys(by.folder),
  });

const sourceOf = async (word: string) =>
  valueOf(await findDesign(word, async () => success(library)));

let library: OpenLibrary;
/** A node with the same versions, another key, and nothing built. */
let other: OpenLibrary;
let made: Files;

beforeAll(async () => {
  [library, other] = [await open(), await open()];
  await signAsNode(other.folder, new Uint8Array());
  made = await pack(await Promise.all(['ada/clip', 'bob/knob'].map(sourceOf)), { width: 8 });
});
afterAll(async () => {
  await library.close();
  await other.close();
});

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const bytesOf = (said: string): Uint8Array => new TextEncoder().encode(said);

/** With sums that fit whatever the files are. */
const withSums = (files: Files): Files => ({
  ...files,
  SHA256SUMS: bytesOf(
    Object.entries(files)
      .filter(([path]) => path !== 'SHA256SUMS' && path !== 'provenance.sig')
      .map(([path, bytes]) => `${digest(bytes)}  ${path}\n`)
      .join(''),
  ),
});

const without = (files: Files, ...paths: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !paths.includes(path)));

const filesTold = ({ problems }: Awaited<ReturnType<typeof verify>>) =>
  problems.map(({ where }) => where?.file);

describe('the ZIP of a plate', () => {
  test('is signed for whoever trusts the key, and leads back to every work with its values', async () => {
    const found = await verify(made);
    expect(found).toMatchObject({ answer: 'signed', problems: [] });
    expect(found.works!.map(({ design, parameters }) => [design, parameters])).toEqual([
      ['ada/clip@1.0.0', { width: 8 }],
      ['bob/knob@1.0.0', {}],
    ]);
    expect(found.works!.every(({ credits }) => credits.length > 0)).toBe(true);
  });

  test('only claims where nobody trusts the key and nothing of it was built, matches when it comes out again', async () => {
    const found = await verify(made, other);
    expect([found.answer, found.keys.length]).toEqual(['claims', 1]);
    expect(found.findings.join()).toContain('a key that nobody here trusts');
    // With copies and scales as they were.
    expect(await verify(made, other, true)).toMatchObject({ answer: 'matches', rebuilt: true });
  });

  test('names in its statement each work with its version and digest, the recipe, and all files', () => {
    const { subject, predicate } = JSON.parse(text(made['provenance.json'])) as Statement;
    const { externalParameters, resolvedDependencies } = predicate.buildDefinition;
    expect(externalParameters.recipe).toEqual(JSON.parse(text(made['recipe.json'])));
    expect(
      resolvedDependencies.map(({ uri, name, digest: { fabcommonsBundle } }) => [
        ...[uri, name, fabcommonsBundle],
      ]),
    ).toEqual(
      VERSIONS.map(({ record }) => [
        ...[`commons:${record.author}/${record.slug}@1.0.0`, `src/${record.slug}/`, record.digest],
      ]),
    );
    const told = new Map(
      [...subject, ...predicate.runDetails.byproducts].map((each) => [
        each.name,
        each.digest.sha256,
      ]),
    );
    for (const { record } of VERSIONS)
      for (const { path, sha256 } of record.files) told.set(`src/${record.slug}/${path}`, sha256);
    const rest = without(made, 'SHA256SUMS', 'provenance.json', 'provenance.sig');
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(Object.entries(rest).map(([path, bytes]) => [path, digest(bytes)])),
    );
  });

  test('with any file changed or taken out is not signed, and that file is told, forged sums or not', async () => {
    // Of these two the cases below tell.
    const rest = without(made, 'SHA256SUMS', 'provenance.sig');
    for (const [path, bytes] of Object.entries(rest)) {
      const changed = { ...made, [path]: bytesOf(`${text(bytes)} `) };
      for (const forged of [changed, withSums(changed), withSums(without(made, path))]) {
        const found = await verify(forged);
        expect(found.answer, path).not.toBe('signed');
        if (path === 'provenance.json') continue;
        // Of a source at least which of them it is.
        const told = /^src\/[^/]+\//.exec(path)?.[0] ?? path;
        expect(
          filesTold(found).some((file) => file?.startsWith(told)),
          path,
        ).toBe(true);
      }
    }
  });

  test.each([
    ['its signature taken out', (files: Files) => without(files, 'provenance.sig')],
    ['no signature in its place', (files: Files) => ({ ...files, 'provenance.sig': bytesOf('') })],
    ['sums that leave files out', (files: Files) => ({ ...files, SHA256SUMS: bytesOf('') })],
    [
      'another word in what is signed',
      (files: Files) => {
        const said = text(files['provenance.json']).replace('"petg"', '"pla"');
        return withSums({ ...files, 'provenance.json': bytesOf(said) });
      },
    ],
    [
      'one file more',
      (files: Files) => withSums({ ...files, 'src/clip/more.js': bytesOf('// mine') }),
    ],
    [
      'the sources of its works swapped',
      (files: Files) =>
        withSums({
          ...files,
          'src/clip/design.js': files['src/knob/design.js']!,
          'src/knob/design.js': files['src/clip/design.js']!,
        }),
    ],
    [
      'its meshes swapped',
      (files: Files) =>
        withSums({
          ...files,
          'build/clip.stl': files['build/knob.stl']!,
          'build/knob.stl': files['build/clip.stl']!,
        }),
    ],
  ])('with %s is not signed', async (_, change) => {
    expect((await verify(change(made))).answer).not.toBe('signed');
  });

  test('with a statement of somebody else, signed by a key that is not trusted, is not signed', async () => {
    const said = bytesOf(text(made['provenance.json']).replace('"petg"', '"pla"'));
    const forged = withSums({
      ...made,
      'provenance.json': said,
      'provenance.sig': bytesOf(await signAsNode(other.folder, said)),
    });
    const found = await verify(forged);
    expect([found.answer === 'signed', found.keys.length]).toEqual([false, 1]);
    expect((await verify(forged, other)).answer).toBe('signed');
  });

  test('lets each file in build/ lead back by itself', async () => {
    for (const [path, bytes] of Object.entries(made)) {
      if (!path.startsWith('build/') || path.endsWith('.license')) continue;
      const found = await verifyFile(path.slice('build/'.length), bytes, false, {
        ...{ library, run: runHere, goodSignatures, trusted: new Set<string>() },
      });
      const works = (found.works ?? [found.origin!]).map(({ design }) => design);
      expect([found.answer, ...works], path).toEqual([
        'matches',
        ...(/knob/.test(path) ? [] : ['ada/clip@1.0.0']),
        ...(/clip/.test(path) ? [] : ['bob/knob@1.0.0']),
      ]);
    }
  });

  test('of folders of one name holds the source of each, and is signed though no library has them', async () => {
    const own = (depth: number): WorkSource => ({
      design: { ...designOf({ 'design.js': barCode(depth) }), slug: 'own' },
    });
    const files = await pack([own(2), own(3)], {});
    expect([text(files['src/own/design.js']), text(files['src/own.2/design.js'])]).toEqual([
      barCode(2),
      barCode(3),
    ]);
    const found = await verify(files);
    expect([found.answer, found.works!.length]).toEqual(['signed', 2]);
  });

  test.skipIf(!installed('reuse'))('passes reuse lint', async () => {
    const folder = await temporaryFolder();
    for (const [path, bytes] of Object.entries(made)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    spawnSync('git', ['init', '-q', folder]);
    const { status, stdout } = spawnSync('reuse', ['--root', folder, 'lint']);
    expect(status, String(stdout)).toBe(0);
  });
});

interface Described {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

interface Statement {
  readonly subject: readonly Described[];
  readonly predicate: {
    readonly buildDefinition: {
      readonly externalParameters: { readonly recipe: unknown };
      readonly resolvedDependencies: readonly {
        readonly uri: string;
        readonly name: string;
        readonly digest: { readonly fabcommonsBundle: string };
      }[];
    };
    readonly runDetails: { readonly byproducts: readonly Described[] };
  };
}
