// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findDesign } from '../../src/commons/find-design.ts';
import { plateCredits, plateNotice } from '../../src/commons/finish-plate.ts';
import { rememberPlate } from '../../src/commons/remember-plate.ts';
import { verifyFile } from '../../src/commons/verify/verify-file.ts';
import type { Design } from '../../src/designs/design.ts';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { loadContents } from '../../src/designs/library/load-source.ts';
import { takeDown, yank } from '../../src/designs/library/moderate.ts';
import { parseReference } from '../../src/designs/library/reference.ts';
import { goodSignatures } from '../../src/designs/library/store/node-key.ts';
import { type OpenLibrary, openLibrary } from '../../src/designs/library/store/open-library.ts';
import type { VersionRecord } from '../../src/designs/library/version-record.ts';
import type { Manifest } from '../../src/designs/manifest.ts';
import type { Examine } from '../../src/designs/publish/examination.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import type { Shape } from '../../src/pipeline/evaluate/shape.ts';
import { readMesh } from '../../src/pipeline/formats/read/read-mesh.ts';
import { writeShapes } from '../../src/pipeline/formats/write-products.ts';
import { transform, translation } from '../../src/pipeline/mesh/transform.ts';
import { sliceFile } from '../../src/pipeline/slice-file.ts';
import type { PlateBuild, PlateRequest } from '../../src/pipeline/plate-designs.ts';
import type { PlateEntry } from '../../src/pipeline/plate/plate-request.ts';
import { readClaims } from '../../src/pipeline/trace/read-claims.ts';
import { digest } from '../../src/shared/digest.ts';
import { success } from '../../src/shared/problem.ts';
import { valueOf } from '../designs/library/samples.ts';
import { prism } from '../pipeline/trace/parts.ts';
import { designOf, notRun, publishIn } from './designs.ts';
import { runHere } from './run.ts';

/** A block of a size of its own, so that each design has a shape that no other has. */
const block = (
  x: number,
  y: number,
  license: string,
): string => `// SPDX-${'FileCopyrightText'}: 2026 Ada
// SPDX-${'License-Identifier'}: ${license}
const { primitives } = require('@jscad/modeling')
const getParameterDefinitions = () => [
  { name: 'width', type: 'number', caption: 'Width', initial: ${x}, min: 2, max: 900 },
  { name: 'secret', type: 'password', caption: 'Secret', initial: '' },
  { name: 'note', type: 'text', caption: 'Note', initial: '' }
]
const main = ({ width }) => ({ block: primitives.cuboid({ size: [width, ${y}, 2] }) })
module.exports = { main, getParameterDefinitions }
`;

const named = (slug: string, x: number, y: number, manifest: Partial<Manifest>): Design => ({
  ...designOf({ 'design.js': block(x, y, manifest.license ?? 'CC0-1.0') }, manifest),
  slug,
});

/** Licenses that exclude each other in an adaptation, and one name that two authors use. */
const WORKS = [
  ['ada', named('clip', 10, 8, { title: 'Clip', license: 'CERN-OHL-S-2.0' })],
  [
    'bob',
    named('knob', 9, 6, { title: 'Knob', license: 'CC-BY-SA-4.0', authors: [{ name: 'Bob' }] }),
  ],
  [
    'eve',
    named('knob', 7, 5, { title: 'Peg', license: 'GPL-3.0-or-later', copyright: ['2026 Eve'] }),
  ],
] as const;

let library: OpenLibrary;
/** A node that has the designs and has made nothing. */
let other: OpenLibrary;
const records: VersionRecord[] = [];

const open = async () =>
  valueOf(await openLibrary(mkdtempSync(join(tmpdir(), 'fabcommons-plate-'))));

/** The gate's look at a design without its pictures, which take the longest. */
const examine: Examine = async (design) => {
  const request = { design, parameters: {}, quantities: {}, scale: 1, fabricator: FABRICATOR };
  const built = await runHere({ kind: 'build', request: { ...request, formats: ['obj'] } });
  const blank = await notRun(design);
  return success({ ...valueOf(blank), ...valueOf(built) });
};

beforeAll(async () => {
  [library, other] = [await open(), await open()];
  for (const [author, design] of WORKS) {
    const record = valueOf(await publishIn(library, design, author, { examine }));
    records.push(record);
    const contents = valueOf(await loadContents(library.blobs, record));
    valueOf(await addVersion(other, { record, contents }));
  }
  made = await make(['ada/clip', 'bob/knob', 'eve/knob']);
});

afterAll(async () => {
  await library.close();
  await other.close();
});

const profile = (kind: 'printer' | 'material' | 'process', id: string) =>
  valueOf(findProfile(kind, id));

const FABRICATOR = {
  printer: profile('printer', 'generic'),
  material: profile('material', 'petg'),
  process: profile('process', 'draft'),
  overrides: { skirts: '1' },
};

const FORMATS = ['stl', '3mf', 'obj', 'glb', 'png', 'gcode'];

const entryOf = async (word: string, more: Partial<PlateEntry> = {}): Promise<PlateEntry> => {
  const { design, parameters } = valueOf(await findDesign(word, async () => success(library)));
  return { design, parameters, quantities: {}, scale: 1, ...more };
};

const requestOf = (entries: readonly PlateEntry[], formats = FORMATS): PlateRequest => ({
  name: 'plate',
  entries,
  formats,
  fabricator: FABRICATOR,
});

const attempt = (entries: readonly PlateEntry[], formats?: string[]) =>
  runHere({ kind: 'plate', request: requestOf(entries, formats) });

const make = async (words: readonly string[], formats?: string[]): Promise<PlateBuild> =>
  valueOf(await attempt(await Promise.all(words.map((word) => entryOf(word))), formats));

const verify = (name: string, bytes: Uint8Array, by: OpenLibrary, rebuild = false) =>
  verifyFile(name, bytes, rebuild, {
    library: by,
    run: runHere,
    trusted: new Set<string>(),
    goodSignatures,
  });

/** Without any notice. */
const writeObj = (shapes: readonly Shape[]): Uint8Array => {
  const [file] = writeShapes('obj', shapes, made.notice, 'plate');
  const text = new TextDecoder().decode(file!.bytes);
  return new TextEncoder().encode(text.slice(text.indexOf('# Unit: mm')));
};

const productsOf = ({ works, plates }: PlateBuild) =>
  [...works, ...plates].flatMap(({ products }) => products);

let made: PlateBuild;

const NAMES = ['ada/clip@1.0.0', 'bob/knob@1.0.0', 'eve/knob@1.0.0'];

describe('what comes out', () => {
  test('is one file for each part and one of each format for the plate, under names of their own', () => {
    expect(productsOf(made).map(({ name }) => name)).toEqual([
      ...['clip-block.stl', 'knob-block.stl', 'knob.2-block.stl'],
      ...['plate.3mf', 'plate.obj', 'plate.glb', 'plate.png', 'plate.gcode'],
    ]);
  });

  test('carries the notice of every work in it, in each format the whole of it', () => {
    const [plate] = made.plates;
    for (const { name, bytes } of plate!.products) {
      const { works } = valueOf(readClaims(name, bytes));
      const said = works!.map((work) => ({ ...work, generator: '' }));
      const meant = plate!.notice.works!.map((work) => ({ ...work, generator: '' }));
      expect(said, name).toEqual(meant);
    }
    for (const { notice, products } of made.works) {
      const { license, design, version } = valueOf(readClaims('a.stl', products[0]!.bytes));
      expect([license, design, version]).toEqual([notice.license, notice.design, notice.version]);
    }
  });

  test('stands under all licenses together, and no work under that of another', () => {
    expect(made.notice.license).toBe('CERN-OHL-S-2.0 AND CC-BY-SA-4.0 AND GPL-3.0-or-later');
    expect(made.notice.works!.map(({ license }) => license)).toEqual(
      WORKS.map(([, { manifest }]) => manifest.license),
    );
  });

  test('has the same bytes again', async () => {
    const quick = FORMATS.filter((format) => format !== 'png');
    const again = await make(['ada/clip', 'bob/knob', 'eve/knob'], quick);
    const sums = (build: PlateBuild) =>
      productsOf(build).flatMap(({ format, bytes }) => (format === 'png' ? [] : [digest(bytes)]));
    expect(sums(again)).toEqual(sums(made));
  });

  test('comes with a text that credits every author, says why each license stays, and which file has what', async () => {
    const sources = await Promise.all(
      NAMES.map(async (name) => valueOf(await findDesign(name, async () => success(library)))),
    );
    const { bytes } = plateNotice(made, await plateCredits(sources, library));
    const text = new TextDecoder().decode(bytes);
    for (const name of NAMES) expect(text).toContain(`- Design: ${name}`);
    for (const author of ['Ada Moreau', 'Bob', '2026 Eve']) expect(text).toContain(author);
    expect(text).toContain('each keep their own license. (CERN-OHL-S-2.0 §3.3\\(d\\))');
    expect(text).toContain('- plate.3mf, plate.obj, plate.glb, plate.png, plate.gcode: clip-block');
  });
});

describe('verify', () => {
  test('names every origin and builds all of them again, on a node that has made none of it', async () => {
    // A picture is built again in the same way, and takes the longest by far.
    const products = made.plates[0]!.products.filter(({ format }) => format !== 'png');
    for (const { name, bytes } of products) {
      const found = await verify(name, bytes, other, true);
      expect(
        found.works!.map(({ design }) => design),
        name,
      ).toEqual(NAMES);
      expect(found.works!.every(({ credits }) => credits.length > 0)).toBe(true);
      expect(found, name).toMatchObject({ answer: 'matches', rebuilt: true, problems: [] });
    }
  });

  test('without building, G-code only claims and a mesh matches by its shapes', async () => {
    const answers = await Promise.all(
      made.plates[0]!.products.map(async ({ name, bytes, format }) => [
        format,
        (await verify(name, bytes, other)).answer,
      ]),
    );
    expect(Object.fromEntries(answers)).toEqual({
      ...{ '3mf': 'matches', obj: 'matches', glb: 'matches' },
      ...{ png: 'claims', gcode: 'claims' },
    });
  });

  test('recognizes a plate that a slicer took every notice from, wherever its parts lie', async () => {
    const objects = valueOf(readMesh(made.plates[0]!.products[1]!.bytes, 'plate.obj')).meshes;
    const moved = objects.map(({ mesh }, i): Shape => ({
      ...{ kind: 'solid', name: `object ${i}`, named: true },
      mesh: transform(mesh, translation(30 * i, -7, 0)),
    }));
    const stripped = writeObj(moved);
    const found = await verify('plate.obj', stripped, other, true);
    expect(found).toMatchObject({ answer: 'matches', rebuilt: false });
    expect(new Set(found.works!.map(({ design }) => design))).toEqual(new Set(NAMES));
    const strange = writeObj([
      ...moved,
      {
        ...moved[0]!,
        mesh: prism(
          [
            [0, 0],
            [9, 0],
            [0, 9],
          ],
          3,
        ),
      } as Shape,
    ]);
    expect((await verify('plate.obj', strange, other)).answer).toBe('unknown');
  });

  test('slicing a 3MF of a plate passes on the notice of every work, once', () => {
    const [threeMf] = made.plates[0]!.products;
    const { notice } = valueOf(
      sliceFile({ fileName: 'plate.3mf', bytes: threeMf!.bytes, fabricator: FABRICATOR }),
    );
    for (const { license, design } of made.notice.works!) {
      const said = notice.derivedFrom.filter((line) => line === `LicenseTerms: ${license}`);
      expect(said, design).toHaveLength(1);
      expect(notice.derivedFrom).toContain(`Design: ${design}@1.0.0`);
    }
  });

  test('knows the bytes again where they were made', async () => {
    await rememberPlate(library, records, made);
    for (const { name, bytes } of productsOf(made)) {
      expect((await verify(name, bytes, library)).answer, name).toBe('matches');
    }
  });

  test('a notice that was changed is told, and then nothing is built to the same bytes', async () => {
    const gcode = made.plates[0]!.products.at(-1)!;
    const forged = new TextEncoder().encode(
      new TextDecoder().decode(gcode.bytes).replace(': CC-BY-SA-4.0', ': CC0-1.0'),
    );
    const found = await verify(gcode.name, forged, other, true);
    expect(found).toMatchObject({ answer: 'claims', rebuilt: false });
    expect(found.problems).toMatchObject([{ code: 'verify-claims-differ' }]);
    expect(found.problems[0]!.message).toContain('bob/knob@1.0.0');
  });

  test('a work that is not in the file is not vouched for', async () => {
    const [clip] = (await make(['ada/clip'], ['obj'])).plates;
    const both = new TextDecoder().decode(made.plates[0]!.products[1]!.bytes);
    const head = both.slice(0, both.indexOf('# Unit'));
    const body = new TextDecoder().decode(clip!.products[0]!.bytes);
    const mixed = new TextEncoder().encode(head + body.slice(body.indexOf('# Unit')));
    expect((await verify('mixed.obj', mixed, other, true)).answer).toBe('claims');
  });

  test('changed parameters are told for each work, a password never, and built again all the same', async () => {
    const parameters = { width: 12, note: 'é  \\ 100 %\n"x"', secret: '' };
    const entries = [await entryOf('ada/clip', { parameters }), await entryOf('ada/clip')];
    const plate = valueOf(await attempt(entries, ['gcode', 'obj'])).plates[0]!;
    for (const { name, bytes } of plate.products) {
      const found = await verify(name, bytes, other, true);
      expect(found, name).toMatchObject({ answer: 'matches', rebuilt: true });
      expect(found.works!.map((work) => work.parameters['width'])).toEqual(['12', undefined]);
    }
    const hushed = await entryOf('ada/clip', { parameters: { secret: 'hush' } });
    for (const { bytes } of productsOf(
      valueOf(await attempt([hushed], ['stl', '3mf', 'obj', 'glb', 'gcode'])),
    )) {
      expect(new TextDecoder('latin1').decode(bytes)).not.toContain('hush');
    }
  });

  test('says what became of a work since', async () => {
    const third = await open();
    for (const record of records) {
      const contents = valueOf(await loadContents(library.blobs, record));
      valueOf(await addVersion(third, { record, contents }));
    }
    const act = { who: 'ada', reason: 'it breaks' };
    valueOf(await yank(third, valueOf(parseReference(NAMES[0]!)), act));
    valueOf(await takeDown(third, valueOf(parseReference(NAMES[1]!)), act));
    const gcode = made.plates[0]!.products.at(-1)!;
    const { findings, answer } = await verify(gcode.name, gcode.bytes, third, true);
    expect(answer).toBe('claims');
    expect(findings).toContain('ada/clip@1.0.0 was withdrawn: it breaks');
    expect(findings).toContain('bob/knob@1.0.0 was taken down: it breaks');
    expect(findings.at(-1)).toBe('Built again it cannot be: bob/knob@1.0.0 was taken down.');
    await third.close();
  });
});

describe('quantities', () => {
  test('parts add up to no more than the plate, and copies of a part to its multiple', async () => {
    const some = [await entryOf('ada/clip', { quantities: { '*': 3 } }), await entryOf('bob/knob')];
    const [plate] = valueOf(await attempt(some, ['gcode'])).plates;
    const [clips, knob] = plate!.parts.map(({ production }) => production!);
    expect(plate!.parts.map(({ copies }) => copies)).toEqual([3, 1]);
    for (const key of ['mass_g', 'time_s', 'filament_mm', 'energy_wh', 'cost'] as const) {
      expect(clips![key]).toBeGreaterThan(knob![key]);
      expect(clips![key] + knob![key]).toBeLessThan(plate!.production![key]);
      expect(clips![key] + knob![key]).toBeGreaterThan(0.3 * plate!.production![key]);
    }
  });

  test('what one bed cannot hold goes onto more, and each file names the works that are in it', async () => {
    const wide = { parameters: { width: 200 } };
    const some = [
      await entryOf('ada/clip', { ...wide, quantities: { block: 30 } }),
      await entryOf('bob/knob'),
    ];
    const { plates } = valueOf(await attempt(some, ['3mf']));
    expect(plates.map(({ products: [file] }) => file!.name)).toEqual([
      'plate-1.3mf',
      'plate-2.3mf',
    ]);
    const copies = plates.flatMap(({ parts }) => parts);
    expect(copies.reduce((sum, part) => sum + part.copies, 0)).toBe(31);
    for (const { parts, products } of plates) {
      const { works } = valueOf(readClaims('a.3mf', products[0]!.bytes));
      expect(works!.map(({ title }) => title)).toEqual(
        [...new Set(parts.map(({ work }) => work))].map((work) => ['Clip', 'Knob'][work]),
      );
      expect(await verify('a.3mf', products[0]!.bytes, other, true)).toMatchObject({
        rebuilt: true,
      });
    }
  });
});

describe('what cannot be', () => {
  test('each part that fits no bed is named once, and nothing comes out', async () => {
    const large = { parameters: { width: 900 }, quantities: { '*': 4 } };
    const some = [
      await entryOf('bob/knob', large),
      await entryOf('ada/clip'),
      await entryOf('eve/knob', large),
    ];
    const { ok, problems } = await attempt(some);
    expect(ok).toBe(false);
    expect(problems.map(({ code, where }) => [code, where?.part])).toEqual([
      ['mesh-too-large-for-bed', 'knob-block'],
      ['mesh-too-large-for-bed', 'knob.2-block'],
    ]);
  });

  test('what is wrong with designs is told of each by its name', async () => {
    const flat = designOf({
      'design.js': `const { primitives } = require('@jscad/modeling')
module.exports = { main: () => primitives.circle({ radius: 4 }) }`,
    });
    const some = [
      await entryOf('bob/knob', { quantities: { lid: 1 } }),
      await entryOf('eve/knob', { parameters: { width: 'wide' } }),
      await entryOf('ada/clip', { design: { ...flat, slug: 'coaster' } }),
    ];
    const { ok, problems } = await attempt(some);
    expect(ok).toBe(false);
    expect(problems.map(({ code, message }) => [code, message.split(':')[0]])).toEqual([
      ['plate-unknown-part', 'knob'],
      [expect.stringMatching(/^parameters-/), 'knob.2'],
      ['plate-not-solid', 'coaster'],
    ]);
    for (const many of [[], Array.from({ length: 101 }, () => some[0]!)]) {
      expect((await attempt(many)).problems[0]!.code).toBe('plate-bad-count');
    }
    const thousand = await entryOf('ada/clip', { quantities: { '*': 600 } });
    expect((await attempt([thousand, thousand])).problems[0]!.message).toContain('found 1200');
  });

  test('a design for noncommercial use, or without license, may lie there and is warned of', async () => {
    const closed = named('toy', 6, 4, { title: 'Toy', license: 'CC-BY-NC-SA-4.0' });
    const bare = named('bare', 5, 4, { title: 'Bare' });
    const none: Partial<Manifest> = { ...bare.manifest };
    delete (none as { license?: string }).license;
    const some = [
      await entryOf('ada/clip'),
      await entryOf('ada/clip', { design: closed }),
      await entryOf('ada/clip', { design: { ...bare, manifest: none as Manifest } }),
    ];
    const outcome = await attempt(some, ['obj']);
    const warned = outcome.problems.filter(({ code }) => code === 'license-restricts-collection');
    expect(warned.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(warned[0]!.message).toContain('toy@1.0.0 under CC-BY-NC-SA-4.0');
    expect(warned[1]!.message).toContain('bare@1.0.0 under NONE');
    expect(valueOf(outcome).notice.license).toBe('NONE');
    const alone = await attempt([some[1]!], ['obj']);
    expect(alone.problems.map(({ code }) => code)).not.toContain('license-restricts-collection');
  });
});
