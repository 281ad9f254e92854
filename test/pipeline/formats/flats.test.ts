// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { spdxLines } from '../../../src/designs/license/notice-lines.ts';
import type { Path, Section, Shape } from '../../../src/pipeline/evaluate/shape.ts';
import { FORMATS } from '../../../src/pipeline/formats/registry.ts';
import { readGolden } from './golden.ts';
import { hostile, notice } from './notices.ts';

const require = createRequire(import.meta.url);
const washer: Section = {
  kind: 'section',
  name: 'washer',
  named: true,
  color: [1, 0, 0, 1],
  rings: [
    Float64Array.of(0, 0, 20, 0, 20, 10, 0, 10),
    Float64Array.of(5, 2.5, 5, 7.5, 15.25, 7.5, 15.25, 2.5),
  ],
};
const fold: Path = {
  kind: 'path',
  name: 'fold line',
  named: true,
  closed: false,
  points: Float64Array.of(10, -5, 10, 1 / 3, 12, 15),
};
const shapes: Shape[] = [washer, fold];
const write = (id: string, whose = notice, list = shapes): string =>
  strFromU8(FORMATS.get(id)!.write({ shapes: list, notice: whose }));

/** Groups of a DXF: code and value. */
const groups = (text: string): [number, string][] => {
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.length % 2).toBe(0);
  return Array.from({ length: lines.length / 2 }, (_, i) => {
    expect(lines[2 * i]).toMatch(/^ *\d+$/);
    return [Number(lines[2 * i]), lines[2 * i + 1]!];
  });
};

const elements = (xml: string): string[] => {
  const names: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (reason) => {
    throw reason;
  });
  parser.on('opentag', (tag) => names.push(tag.name));
  parser.write(xml).close();
  return names;
};

describe.each(['svg', 'dxf'])('%s', (id) => {
  it('is the golden file', () => {
    expect(write(id)).toBe(readGolden(`washer.${id}`));
  });

  it('survives nothing, points and lines without breadth', () => {
    const line: Path = { ...fold, points: Float64Array.of(0, 0, 5, 0) };
    const dot: Path = { ...fold, points: Float64Array.of(3, 3) };
    for (const list of [[], [line], [dot], [{ ...washer, rings: [] }]]) {
      expect(write(id, notice, list)).not.toMatch(/NaN|Infinity/);
    }
  });
});

describe('svg', () => {
  it('is as large in mm as the design', () => {
    expect(write('svg')).toContain('width="20mm" height="20mm" viewBox="0 -15 20 20"');
  });

  it('carries title, creator, rights, source and license as RDF', () => {
    const xml = write('svg');
    expect(elements(xml)).toEqual(
      expect.arrayContaining([
        'metadata',
        'rdf:RDF',
        'cc:Work',
        'dc:title',
        'dc:creator',
        'dc:rights',
        'dc:source',
        'cc:license',
      ]),
    );
    expect(xml).toContain('rdf:resource="https://spdx.org/licenses/CC0-1.0.html"');
  });

  it('begins with the SPDX lines, each on its own line', () => {
    const lines = ['<!--', ...spdxLines(notice), '-->'];
    expect(write('svg').split('\n').slice(1, 5)).toEqual(lines);
  });

  it('stays well-formed with the same elements whatever the notice says', () => {
    const likewise = { ...notice, authors: hostile.authors.map(() => 'x') };
    expect(elements(write('svg', hostile))).toEqual(elements(write('svg', likewise)));
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (title, license, source) => {
        const copyright = [license, '--><x>--'];
        const xml = write('svg', { ...notice, title, license, source, copyright });
        expect(elements(xml)).toEqual(elements(write('svg')));
      }),
    );
  });
});

describe('dxf', () => {
  it('tells its unit, millimeters', () => {
    const list = groups(write('dxf'));
    const at = list.findIndex(([code, value]) => code === 9 && value === '$INSUNITS');
    expect(list[at + 1]).toEqual([70, '4']);
  });

  it('carries the notice in comments of ASCII that cannot leave their line', () => {
    const entities = (text: string) => groups(text).filter(([code]) => code !== 999);
    const calm = write('dxf');
    for (const line of spdxLines(notice)) expect(calm).toContain(`999\n${line}\n`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const wild = write('dxf', { ...hostile, title });
        expect(wild).toMatch(/^[\x20-\x7e\n]*$/);
        expect(entities(wild)).toEqual(entities(calm));
      }),
    );
  });

  it('is read by JSCAD as the same lines', () => {
    const { deserialize } = require('@jscad/dxf-deserializer');
    const objects = deserialize({ output: 'geometry', filename: 'washer.dxf' }, write('dxf'));
    expect(JSON.stringify(objects)).toContain('15.25');
  });
});
