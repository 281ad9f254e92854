// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { strToU8, zipSync, unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/pipeline/formats/registry.ts';
import { readMesh } from '../../../src/pipeline/formats/read/read-mesh.ts';
import { READ_LIMITS } from '../../../src/pipeline/formats/read/read-result.ts';
import { TokenScanner } from '../../../src/pipeline/formats/read/token-scanner.ts';
import { checkMesh } from '../../../src/pipeline/mesh/check-mesh.ts';
import { measure } from '../../../src/pipeline/mesh/measure.ts';
import { box, tetrahedron } from '../../shapes.ts';
import { notice, solid } from './notices.ts';

const write = (id: string): Uint8Array =>
  FORMATS.get(id)!.write({ shapes: [solid('part', box(1, 2, 3))], notice });

const read = (content: string | Uint8Array, name: string) =>
  readMesh(typeof content === 'string' ? strToU8(content) : content, name);

const codes = (content: string | Uint8Array, name: string): string[] =>
  read(content, name).problems.map(({ code }) => code);

const volumes = (content: string | Uint8Array, name: string): number[] => {
  const outcome = read(content, name);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  for (const { mesh } of outcome.value.meshes) expect(checkMesh(mesh)).toEqual([]);
  return outcome.value.meshes.map(({ mesh }) => Number(measure(mesh).volume.toFixed(6)));
};

const asciiStl = strFromU8(write('stl-ascii'));
const obj = strFromU8(write('obj'));

describe('reading STL', () => {
  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ])('takes ASCII with %s', (_, end) => {
    expect(volumes(asciiStl.replaceAll('\n', end), 'a.stl')).toEqual([6]);
  });

  it('does not care for normals, case, indentation or a byte order mark', () => {
    for (const normal of ['nan nan nan', '0 0 0', 'inf -1e99 x', '']) {
      expect(volumes(asciiStl.replaceAll(/normal .*/g, `normal ${normal}`), 'a.stl')).toEqual([6]);
    }
    expect(volumes(asciiStl.toUpperCase(), 'A.STL')).toEqual([6]);
    expect(volumes(asciiStl.replaceAll(/^ +/gm, '\t\t'), 'a.stl')).toEqual([6]);
    expect(volumes(`\ufeff${asciiStl}`, 'a.stl')).toEqual([6]);
  });

  it('takes binary files that begin with "solid"', () => {
    const lying = write('stl');
    lying.set(strToU8('solid facet'));
    expect(volumes(lying, 'a.stl')).toEqual([6]);
  });

  it('takes several solids for several bodies', () => {
    const two = asciiStl.replaceAll(/solid .*/g, 'solid one') + asciiStl;
    const outcome = read(two, 'a.stl');
    expect(outcome.ok && outcome.value.meshes.map(({ name }) => name)).toEqual([
      'one',
      'CC0-1.0 fabcommons/cable-clip@1.2.0 0123456789ab',
    ]);
  });

  it('only warns of bytes behind the last triangle', () => {
    const longer = new Uint8Array([...write('stl'), 1, 2, 3]);
    expect(read(longer, 'a.stl')).toMatchObject({
      ok: true,
      problems: [{ code: 'format-trailing-bytes', severity: 'warning' }],
    });
  });

  it('tells what is wrong with broken files', () => {
    const binary = write('stl');
    const withCount = (count: number, length = binary.length): Uint8Array => {
      const bytes = binary.slice(0, length);
      new DataView(bytes.buffer).setUint32(80, count, true);
      return bytes;
    };
    const withFloat = (value: number): Uint8Array => {
      const bytes = binary.slice();
      new DataView(bytes.buffer).setFloat32(96, value, true);
      return bytes;
    };
    expect(codes(new Uint8Array(), 'a.stl')).toEqual(['format-truncated']);
    expect(codes(binary.slice(0, 83), 'a.stl')).toEqual(['format-truncated']);
    expect(codes(binary.slice(0, -1), 'a.stl')).toEqual(['format-truncated']);
    expect(codes(withCount(0xffffffff), 'a.stl')).toEqual(['format-truncated']);
    expect(codes(withCount(0, 84), 'a.stl')).toEqual(['format-empty']);
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(codes(withFloat(value), 'a.stl')).toEqual(['format-not-finite']);
    }
    expect(codes('solid x\nendsolid x\n', 'a.stl')).toEqual(['format-empty']);
    expect(codes(asciiStl.slice(0, -300), 'a.stl')).toEqual(['format-truncated']);
    expect(codes(asciiStl.replace('vertex 0', 'vertex nan'), 'a.stl')).toEqual([
      'format-not-finite',
    ]);
    expect(codes(asciiStl.replace('vertex 0', 'vertex 1e39'), 'a.stl')).toEqual([
      'format-not-finite',
    ]);
    expect(read(asciiStl.replace('vertex 0', 'vertex zero'), 'a.stl').problems).toMatchObject([
      { code: 'format-not-a-number', where: { file: 'a.stl', line: 4 } },
    ]);
    expect(codes(asciiStl.replace('endloop', 'vertex 0 0 0'), 'a.stl')).toEqual([
      'format-bad-facet',
    ]);
  });
});

describe('TokenScanner', () => {
  const number = (word: string): number => {
    const scanner = new TokenScanner(strToU8(word));
    expect(scanner.nextWord()).toBe(true);
    return scanner.number();
  };

  it('reads every number as the engine does', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        for (const text of [String(value), value.toExponential(), value.toPrecision(7)]) {
          expect(number(text)).toBe(Number(text));
        }
      }),
    );
    for (const text of ['+1', '.5', '5.', '-.5e+1', '1E22', '1e-22', '00012', '1e400', '-0']) {
      expect(number(text)).toBe(Number(text));
    }
  });

  it('takes nothing else for a number', () => {
    for (const text of ['', '.', '-', '1e', '1e+', '1..2', '0x10', '1,5', 'e5', '1_0', '--1']) {
      expect(number(`${text}x`)).toBeNaN();
      if (text) expect(number(text)).toBeNaN();
    }
  });
});

describe('reading OBJ', () => {
  const cube = [...['0 0 0', '1 0 0', '1 1 0', '0 1 0', '0 0 1', '1 0 1', '1 1 1', '0 1 1']].map(
    (line) => `v ${line}`,
  );
  const faces = ['4 3 2 1', '5 6 7 8', '1 2 6 5', '2 3 7 6', '3 4 8 7', '4 1 5 8'];
  const file = (list: readonly string[]): string =>
    [...cube, 'vt 0 0', 'vn 0 0 1', ...list.map((face) => `f ${face}`)].join('\n');

  it('takes faces of four corners, in every notation', () => {
    expect(volumes(file(faces), 'a.obj')).toEqual([1]);
    for (const suffix of ['/1', '/1/1', '//1']) {
      const list = faces.map((face) => face.replaceAll(/\d/g, (v) => v + suffix));
      expect(volumes(file(list), 'a.obj')).toEqual([1]);
    }
    const fromEnd = faces.map((face) => face.replaceAll(/\d/g, (v) => String(Number(v) - 9)));
    expect(volumes(file(fromEnd), 'a.obj')).toEqual([1]);
    expect(volumes(file(faces).replaceAll(' 0', ' \\\n 0'), 'a.obj')).toEqual([1]);
  });

  it('tells what is wrong, with the line', () => {
    for (const face of ['1 2', '0 1 2', '1 2 9', '1 2 -9', '1 2 x', '1 2 1e9', '1 2 3.5']) {
      expect(read(file([face]), 'a.obj').problems).toMatchObject([
        { code: 'format-bad-face', where: { line: 11 } },
      ]);
    }
    expect(codes('v 0 0\nf 1 1 1', 'a.obj')).toEqual(['format-not-a-number']);
    expect(codes('v 0 0 inf\n', 'a.obj')).toEqual(['format-not-finite']);
    expect(codes('v 0 0 0\n', 'a.obj')).toEqual(['format-empty']);
    expect(codes('', 'a.obj')).toEqual(['format-empty']);
    expect(codes('o x\nf 1 1 1\n'.repeat(20_000), 'a.obj')).toEqual(['format-bad-face']);
    const parts = `v 0 0 0\nv 1 0 0\nv 0 1 0\n${'o x\nf 1 2 3\n'.repeat(20_000)}`;
    expect(codes(parts, 'a.obj')).toEqual(['format-too-many-parts']);
  });
});

describe('reading 3MF', () => {
  const pack = (model: string, more: Record<string, string> = {}): Uint8Array => {
    const files = { '3D/3dmodel.model': model, ...more };
    return zipSync(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
    );
  };
  const mesh = (edge: number): string => {
    const { positions, triangles } = tetrahedron(edge);
    const vertices = Array.from({ length: 4 }, (_, v) => {
      const [x, y, z] = positions.subarray(3 * v, 3 * v + 3);
      return `<vertex x="${x}" y="${y}" z="${z}"/>`;
    });
    const faces = Array.from({ length: 4 }, (_, t) => {
      const [a, b, c] = triangles.subarray(3 * t, 3 * t + 3);
      return `<triangle v1="${a}" v2="${b}" v3="${c}"/>`;
    });
    return `<mesh><vertices>${vertices.join('')}</vertices><triangles>${faces.join('')}</triangles></mesh>`;
  };
  const model = (resources: string, build: string, unit = 'millimeter'): string =>
    `<?xml version="1.0"?><model unit="${unit}"><resources>${resources}</resources><build>${build}</build></model>`;
  const one = `<object id="1">${mesh(6)}</object>`;

  it('applies units, transforms and components', () => {
    expect(volumes(pack(model(one, '<item objectid="1"/>')), 'a.3mf')).toEqual([36]);
    expect(volumes(pack(model(one, '<item objectid="1"/>', 'centimeter')), 'a.3mf')).toEqual([
      36_000,
    ]);
    const tall = '<item objectid="1" transform="1 0 0 0 1 0 0 0 2 5 5 5"/>';
    expect(volumes(pack(model(one, tall)), 'a.3mf')).toEqual([72]);
    const mirrored = '<item objectid="1" transform="-1 0 0 0 1 0 0 0 1 0 0 0"/>';
    expect(volumes(pack(model(one, mirrored)), 'a.3mf')).toEqual([36]);
    const pair =
      '<object id="2"><components><component objectid="1"/><component objectid="1" transform="2 0 0 0 2 0 0 0 2 0 0 0"/></components></object>';
    expect(volumes(pack(model(one + pair, '<item objectid="2"/>')), 'a.3mf')).toEqual([36, 288]);
  });

  it('applies a quarter turn the way 3MF means it', () => {
    const turned = '<item objectid="1" transform="0 1 0 -1 0 0 0 0 1 10 0 0"/>';
    const outcome = read(pack(model(one, turned)), 'a.3mf');
    const bounds = outcome.ok && measure(outcome.value.meshes[0]!.mesh).bounds;
    expect(bounds).toEqual([
      [4, 0, 0],
      [10, 6, 6],
    ]);
  });

  it('refuses broken and hostile packages', () => {
    const item = '<item objectid="1"/>';
    const cases: [string | Uint8Array, string][] = [
      ['no zip', 'format-bad-zip'],
      [new Uint8Array(), 'format-bad-zip'],
      [write('3mf').slice(0, 300), 'format-bad-zip'],
      [zipSync({ 'a.txt': strToU8('x') }), 'format-bad-model'],
      [pack('<model'), 'format-bad-xml'],
      [pack('<!DOCTYPE a [<!ENTITY b "c">]><model/>'), 'format-bad-xml'],
      [pack('<model>&b;</model>'), 'format-bad-xml'],
      [pack('<a>'.repeat(10_000)), 'format-bad-xml'],
      [pack(model('', '')), 'format-empty'],
      [pack(model(one, '<item objectid="7"/>')), 'format-bad-model'],
      [pack(model(one, item, 'parsec')), 'format-bad-model'],
      [pack(model(one.replace('v1="0"', 'v1="4"'), item)), 'format-bad-model'],
      [pack(model(one.replace('v1="0"', 'v1="-1"'), item)), 'format-bad-model'],
      [pack(model(one.replace('x="6"', 'x="NaN"'), item)), 'format-not-finite'],
      [pack(model(one.replace('x="6"', ''), item)), 'format-not-finite'],
      [pack(model(one + one, item)), 'format-bad-model'],
      [pack(model(one, '<item objectid="1" transform="1 2 3"/>')), 'format-bad-model'],
    ];
    for (const [content, code] of cases) expect(codes(content, 'a.3mf')).toEqual([code]);
  });

  it('refuses components that contain themselves or multiply without end', () => {
    const loop = '<object id="1"><components><component objectid="1"/></components></object>';
    expect(codes(pack(model(loop, '<item objectid="1"/>')), 'a.3mf')).toEqual(['format-bad-model']);
    const level = (id: number): string =>
      `<object id="${id}"><components>${`<component objectid="${id - 1}"/>`.repeat(10)}</components></object>`;
    const levels = [2, 3, 4, 5, 6, 7, 8, 9].map(level).join('');
    expect(codes(pack(model(one + levels, '<item objectid="9"/>')), 'a.3mf')).toEqual([
      'format-too-many-parts',
    ]);
  });

  it('refuses bombs before it unpacks them', () => {
    const stating = (size: number): Uint8Array => {
      const bytes = pack(model(one, '<item objectid="1"/>'));
      const directory = strFromU8(bytes, true).indexOf('PK\u0001\u0002');
      new DataView(bytes.buffer).setUint32(directory + 24, size, true);
      return bytes;
    };
    expect(codes(stating(4_000_000_000), 'a.3mf')).toEqual(['format-too-large']);
    expect(codes(stating(100), 'a.3mf')).toEqual(['format-bad-xml']);
    const many = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, i) => [`${i}`, new Uint8Array()]),
    );
    expect(codes(zipSync(many), 'a.3mf')).toEqual(['format-bad-zip']);
  });
});

describe('reading GLB', () => {
  const file = (json: unknown, buffer = new Uint8Array()): Uint8Array => {
    const text = strToU8(typeof json === 'string' ? json : JSON.stringify(json));
    const padded = new Uint8Array(4 * Math.ceil(text.length / 4)).fill(32);
    padded.set(text);
    const bytes = new Uint8Array(28 + padded.length + buffer.length);
    const view = new DataView(bytes.buffer);
    [0x46546c67, 2, bytes.length, padded.length, 0x4e4f534a].forEach((word, i) =>
      view.setUint32(4 * i, word, true),
    );
    bytes.set(padded, 20);
    view.setUint32(20 + padded.length, buffer.length, true);
    view.setUint32(24 + padded.length, 0x004e4942, true);
    bytes.set(buffer, 28 + padded.length);
    return bytes;
  };

  it('refuses broken and hostile files', () => {
    const mesh = { primitives: [{ attributes: { POSITION: 0 } }] };
    const accessor = { bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' };
    const base = {
      nodes: [{ mesh: 0 }],
      meshes: [mesh],
      accessors: [accessor],
      bufferViews: [{ buffer: 0 }],
      buffers: [{ byteLength: 36 }],
    };
    const data = new Uint8Array(36);
    const cases: [Uint8Array, string][] = [
      [new Uint8Array(5), 'format-truncated'],
      [new Uint8Array(50), 'format-bad-gltf'],
      [write('glb').slice(0, -8), 'format-truncated'],
      [file('{'), 'format-bad-gltf'],
      [file('[]'), 'format-bad-gltf'],
      [file('['.repeat(100_000)), 'format-bad-gltf'],
      [file({}), 'format-empty'],
      [file({ nodes: 3 }), 'format-bad-gltf'],
      [file({ nodes: [{ children: [0] }], scenes: [{ nodes: [0] }] }), 'format-bad-gltf'],
      [file({ ...base, nodes: [{ mesh: 1 }] }, data), 'format-bad-gltf'],
      [file({ ...base, nodes: [{ mesh: -1 }] }, data), 'format-bad-gltf'],
      [file(base), 'format-bad-gltf'],
      [file({ ...base, accessors: [{ ...accessor, count: 4 }] }, data), 'format-bad-gltf'],
      [file({ ...base, accessors: [{ ...accessor, count: 1e300 }] }, data), 'format-bad-gltf'],
      [file({ ...base, accessors: [{ ...accessor, type: 'VEC2' }] }, data), 'format-unsupported'],
      [file({ ...base, accessors: [{ ...accessor, sparse: {} }] }, data), 'format-unsupported'],
      [file({ ...base, buffers: [{ uri: 'file:///x' }] }, data), 'format-unsupported'],
      [file({ extensionsRequired: ['KHR_draco_mesh_compression'] }), 'format-unsupported'],
    ];
    for (const [bytes, code] of cases) expect(codes(bytes, 'a.glb')).toEqual([code]);
    const children = Array.from({ length: 60 }, (_, i) => ({ children: [i + 1, i + 1] }));
    expect(codes(file({ nodes: [...children, {}], scenes: [{ nodes: [0] }] }), 'a.glb')).toEqual([
      'format-too-many-parts',
    ]);
    const nan = new Uint8Array(new Float32Array([NaN, 0, 0, 1, 0, 0, 0, 1, 0]).buffer);
    expect(codes(file(base, nan), 'a.glb')).toEqual(['format-not-finite']);
  });

  it('answers meters and Y up in millimeters and Z up', () => {
    const json = {
      nodes: [{ mesh: 0, translation: [0, 1, 0] }],
      meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
      accessors: [{ bufferView: 0, componentType: 5126, count: 3, type: 'VEC3' }],
      bufferViews: [{ buffer: 0 }],
      buffers: [{ byteLength: 36 }],
    };
    const data = new Uint8Array(new Float32Array([0, 0, 0, 1, 0, 0, 0, 0, 1]).buffer);
    const outcome = read(file(json, data), 'a.glb');
    expect(outcome.ok && outcome.value.meshes[0]!.mesh.positions).toEqual(
      Float32Array.of(0, 0, 1000, 1000, 0, 1000, 0, -1000, 1000),
    );
  });
});

describe('readMesh', () => {
  it('knows formats by their extension alone', () => {
    for (const name of ['a.step', 'stl', '', 'a.', 'a.constructor', '.stl.txt']) {
      expect(codes('x', name)).toEqual(['format-unknown']);
    }
  });

  it('refuses what is larger than its limits', () => {
    const small = { ...READ_LIMITS, maxTriangles: 11 };
    for (const id of ['stl', 'stl-ascii', 'obj', '3mf', 'glb']) {
      const name = `a.${FORMATS.get(id)!.extension}`;
      expect(readMesh(write(id), name, small).problems).toMatchObject([
        { code: 'format-too-many-triangles' },
      ]);
      expect(readMesh(write(id), name, { ...READ_LIMITS, maxBytes: 99 }).problems).toMatchObject([
        { code: 'format-too-large' },
      ]);
    }
  });

  it.each(['stl', 'stl-ascii', 'obj', '3mf', 'glb'])(
    'answers with a value whatever happens to the bytes of a file: %s',
    (id) => {
      const sound = write(id);
      const name = `a.${FORMATS.get(id)!.extension}`;
      const change = fc.record({ at: fc.nat(sound.length - 1), byte: fc.nat(255) });
      fc.assert(
        fc.property(
          fc.array(change, { maxLength: 20 }),
          fc.nat(sound.length),
          fc.boolean(),
          (changes, length, cut) => {
            const bytes = sound.slice(0, cut ? length : sound.length);
            for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
            const outcome = readMesh(bytes, name);
            if (!outcome.ok) expect(outcome.problems.at(-1)?.code).toMatch(/^format-/);
            else for (const { mesh } of outcome.value.meshes) checkMesh(mesh);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  it.each(['stl', 'obj', '3mf', 'glb'])('answers with a value for any bytes as %s', (extension) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readMesh(bytes, `a.${extension}`).problems.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 200 },
    );
  });

  it('survives a model inside a package that is damaged in any way', () => {
    const files = unzipSync(write('3mf'));
    const model = files['3D/3dmodel.model']!;
    fc.assert(
      fc.property(fc.nat(model.length - 1), fc.nat(255), fc.nat(40), (at, byte, cut) => {
        const damaged = model.slice();
        damaged[at] = byte;
        const shorter = new Uint8Array([...damaged.subarray(0, at), ...damaged.subarray(at + cut)]);
        for (const part of [damaged, shorter]) {
          readMesh(zipSync({ ...files, '3D/3dmodel.model': part }, { level: 0 }), 'a.3mf');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has read obj comments as the notice', () => {
    const outcome = read(obj, 'a.obj');
    expect(outcome.ok && outcome.value.notice?.[0]).toBe('Cable clip 1.2.0');
  });
});
