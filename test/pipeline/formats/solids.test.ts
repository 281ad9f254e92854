// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { validateBytes } from 'gltf-validator';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/pipeline/formats/registry.ts';
import { readMesh } from '../../../src/pipeline/formats/read/read-mesh.ts';
import type { Solid } from '../../../src/pipeline/evaluate/shape.ts';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { boundsOf, measure } from '../../../src/pipeline/mesh/measure.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import { rotation, transform } from '../../../src/pipeline/mesh/transform.ts';
import { box, cylinder, sphere, tetrahedron, together } from '../../shapes.ts';
import { hostile, notice, solid } from './notices.ts';
import { readGolden } from './golden.ts';
import { ask, installed } from './programs.ts';

const MESH_FORMATS = ['stl', 'stl-ascii', '3mf', 'obj', 'glb'];

const write = (id: string, shapes: readonly Solid[], whose = notice): Uint8Array =>
  FORMATS.get(id)!.write({ shapes, notice: whose });

const striped = (mesh: Mesh): Mesh => ({
  ...mesh,
  colors: Uint8Array.from({ length: (mesh.triangles.length / 3) * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : ((i >> 2) % 3) * 100,
  ),
});

const shapes = [
  solid('clip', box(10, 20, 30, [5, -3, 0.1]), [0.9, 0.2, 0.1, 1]),
  solid('ball', striped(sphere(7.3, 12))),
  solid('half-seen', transform(cylinder(3, 5, 9), rotation(10, 20, 30)), [0, 0, 1, 0.5]),
];

/** Same triangles in the same order, whatever the numbering of the vertices. */
const corners = (mesh: Mesh): number[] =>
  Array.from(mesh.triangles).flatMap((v) => Array.from(mesh.positions.subarray(3 * v, 3 * v + 3)));

const read = (bytes: Uint8Array, id: string) => {
  const outcome = readMesh(bytes, `file.${FORMATS.get(id)!.extension}`);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const closedBody = fc
  .tuple(
    fc.constantFrom(box(3, 4, 5), sphere(2, 8), cylinder(1, 2, 5), tetrahedron(3)),
    fc.array(fc.float({ min: -500, max: 500, noNaN: true }), { minLength: 3, maxLength: 3 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([mesh, [rx, ry, rz], copies]) => {
    const turned = transform(mesh, rotation(rx!, ry!, rz!));
    return together(
      ...Array.from({ length: copies }, (_, i) => ({
        ...turned,
        positions: turned.positions.map((value, k) => (k % 3 === 0 ? value + 20 * i : value)),
      })),
    );
  });

describe.each(MESH_FORMATS)('%s', (id) => {
  it('reads back as the very same triangles', () => {
    fc.assert(
      fc.property(closedBody, (mesh) => {
        const back = read(write(id, [solid('part', mesh)]), id).meshes;
        expect(back.length).toBe(1);
        expect(new Float32Array(corners(back[0]!.mesh))).toEqual(
          new Float32Array(corners(mesh)).map((value) => value + 0),
        );
        expect(checkMesh(back[0]!.mesh)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('is the same bytes each time', () => {
    expect(write(id, shapes)).toEqual(write(id, shapes));
  });

  it('carries who and which license', () => {
    const told = read(write(id, shapes), id).notice!.join('\n');
    expect(told).toContain('CC0-1.0');
    if (id.startsWith('stl')) expect(told).toContain('fabcommons/cable-clip@1.2.0 0123456789ab');
    else expect(told).toContain('2026 fabcommons contributors');
  });

  it('cannot be broken by what a notice says', () => {
    const [calm, wild] = [read(write(id, shapes), id), read(write(id, shapes, hostile), id)];
    expect(wild.meshes.map(({ mesh }) => mesh)).toEqual(calm.meshes.map(({ mesh }) => mesh));
  });

  it('writes nothing at all without stumbling', () => {
    expect(write(id, []).length).toBeGreaterThan(0);
  });
});

describe('formats of several bodies', () => {
  it.each(['3mf', 'obj', 'glb'])('%s keeps every body and its name', (id) => {
    const { meshes } = read(write(id, shapes), id);
    expect(meshes.map(({ name }) => name)).toEqual(['clip', 'ball', 'half-seen']);
    meshes.forEach(({ mesh }, i) => {
      expect(measure(mesh).volume).toBeCloseTo(measure(shapes[i]!.mesh).volume, 3);
      expect(boundsOf(mesh.positions)).toEqual(boundsOf(shapes[i]!.mesh.positions));
    });
  });
});

describe('stl header', () => {
  const header = (whose = notice): string =>
    strFromU8(write('stl', shapes.slice(0, 1), whose).subarray(0, 80), true);

  it('is license, design, version and digest', () => {
    expect(header().trim()).toBe('CC0-1.0 fabcommons/cable-clip@1.2.0 0123456789ab');
  });

  it('cuts the slug first and the digest never', () => {
    const slug = 'x'.repeat(100);
    expect(header({ ...notice, design: `ada/${slug}` })).toBe(
      `CC0-1.0 ada/${'x'.repeat(80 - 31)}@1.2.0 0123456789ab`.padEnd(80),
    );
    const long = { ...notice, license: 'A'.repeat(100), design: `ada/${slug}` };
    expect(header(long)).toBe(`${'A'.repeat(66)}  0123456789ab`);
  });

  it('never looks like an ASCII file or a color, and is 80 ASCII characters', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 90 });
    const pieces = fc.constantFrom('solid', ' solid ', 'COLOR=', 'SOLID', 'é', '\n', 'a/b');
    const any = fc.oneof(text, pieces);
    fc.assert(
      fc.property(any, any, any, (license, design, version) => {
        const line = header({ ...notice, license, design, version });
        expect(line).toMatch(/^[\x20-\x7e]{80}$/);
        expect(line).not.toMatch(/^\s*solid/i);
        expect(line).not.toMatch(/COLOR=/i);
        expect(line.trimEnd().endsWith('0123456789ab')).toBe(true);
      }),
    );
  });
});

describe('3mf', () => {
  const model = (whose = notice): string =>
    strFromU8(unzipSync(write('3mf', shapes, whose))['3D/3dmodel.model']!);

  it('names author and license in its metadata and on every object', () => {
    const xml = model();
    for (const line of [
      '<metadata name="Title" preserve="1">Cable clip</metadata>',
      '<metadata name="Designer" preserve="1">fabcommons contributors</metadata>',
      '<metadata name="Copyright" preserve="1">2026 fabcommons contributors</metadata>',
      '<metadata name="LicenseTerms" preserve="1">CC0-1.0</metadata>',
      '<metadata name="fabcommons:Changed" preserve="1">width = 12</metadata>',
    ]) {
      expect(xml).toContain(line);
    }
    expect(xml.match(/<object [^>]*partnumber="fabcommons\/cable-clip@1\.2\.0"/g)).toHaveLength(3);
    expect(xml).not.toContain('CreationDate');
  });

  it('gives colors to bodies and to triangles', () => {
    const xml = model();
    expect(xml).toContain('<base name="clip" displaycolor="#E6331A"/>');
    expect(xml).toContain('<base name="half-seen" displaycolor="#0000FF80"/>');
    expect(xml.match(/<m:color color="#/g)).toHaveLength(3);
    expect(xml.match(/<triangle [^>]*pid="3" p1="[012]"\/>/g)).toHaveLength(
      shapes[1]!.mesh.triangles.length / 3,
    );
  });

  it('states the same time in every zone: noon of 1 January 1980', () => {
    expect(Array.from(write('3mf', shapes).subarray(10, 14))).toEqual([0x00, 0x60, 0x21, 0x00]);
  });

  it('holds a thumbnail and says so', () => {
    const thumbnail = Uint8Array.of(1, 2, 3);
    const files = unzipSync(FORMATS.get('3mf')!.write({ shapes, notice, thumbnail }));
    expect(files['Metadata/thumbnail.png']).toEqual(thumbnail);
    expect(strFromU8(files['_rels/.rels']!)).toContain('/relationships/metadata/thumbnail"');
  });
});

describe('glb', () => {
  it.each([
    ['colors', notice],
    ['a hostile notice', hostile],
  ])('passes the validator with %s', async (_, whose) => {
    for (const list of [shapes, shapes.slice(0, 1), []]) {
      const { issues } = await validateBytes(write('glb', list, whose));
      expect(issues).toMatchObject({ numErrors: 0, numWarnings: 0 });
    }
  });

  it('says who and which license where viewers show it', () => {
    const bytes = write('glb', shapes);
    const length = new DataView(bytes.buffer).getUint32(12, true);
    const json = JSON.parse(strFromU8(bytes.subarray(20, 20 + length)));
    expect(json.asset.copyright).toBe('© 2026 fabcommons contributors; License: CC0-1.0');
    const [packet] = json.extensions.KHR_xmp_json_ld.packets;
    expect(Object.keys(packet)).toEqual(
      expect.arrayContaining(['dc:title', 'dc:creator', 'dc:rights', 'dc:source']),
    );
  });
});

describe('goldens', () => {
  it.each([
    ['stl-ascii', 'tetrahedron.stl'],
    ['obj', 'tetrahedron.obj'],
  ])('%s of a tetrahedron is %s', (id, file) => {
    const text = strFromU8(write(id, [solid('tetrahedron', tetrahedron(10))]));
    expect(text).toBe(readGolden(file));
  });
});

describe.skipIf(!installed('admesh'))('admesh', () => {
  it.each(['stl', 'stl-ascii'])('finds nothing to fix in our %s', (id) => {
    for (const shape of shapes) {
      const report = ask('admesh', [], 'part.stl', write(id, [shape]));
      expect(report).toMatch(/Number of parts\s*:\s*1/);
      expect(report).toMatch(/Total disconnected facets\s*:\s*0\s+0/);
      for (const count of report.matchAll(
        /(?:Degenerate facets|Edges fixed|Facets removed|Facets added|Facets reversed|Backwards edges|Normals fixed)\s*:\s*(\d+)/g,
      )) {
        expect(count[0]).toMatch(/:\s*0$/);
      }
    }
  });
});

describe.skipIf(!installed('prusa-slicer'))('prusa-slicer', () => {
  it.each(['stl', 'stl-ascii', '3mf', 'obj'])('loads our %s and finds the same volume', (id) => {
    const format = FORMATS.get(id)!;
    const body = [solid('part', sphere(9, 24))];
    const report = ask('prusa-slicer', ['--info'], `part.${format.extension}`, write(id, body));
    expect(report).toContain('manifold = yes');
    const volume = Number(/volume = ([\d.]+)/.exec(report)?.[1]);
    expect(volume).toBeCloseTo(measure(body[0]!.mesh).volume, 1);
  });

  it('keeps the bodies of a 3MF apart', () => {
    const report = ask('prusa-slicer', ['--info'], 'all.3mf', write('3mf', shapes));
    const volumes = Array.from(report.matchAll(/volume = ([\d.]+)/g), ([, value]) => Number(value));
    shapes.forEach(({ mesh }, i) => expect(volumes[i]).toBeCloseTo(measure(mesh).volume, 2));
    expect(report.match(/manifold = yes/g)).toHaveLength(3);
  });
});
