// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDesignDocument, encodeDesignDocument } from '../../src/designs/design-document.ts';
import type { ParameterSchema } from '../../src/designs/parameters/schema.ts';
import { queryWithTexts, textsFromQuery } from '../../src/web/customizer/url-values.ts';
import { creaseNormals } from '../../src/web/worker/crease-normals.ts';
import { latestWins } from '../../src/web/worker/latest-wins.ts';
import { DESIGN } from '../designs/sample.ts';

const SCHEMA: ParameterSchema = [
  { name: 'width', type: 'slider', caption: 'Width', default: 120 },
  { name: 'lid', type: 'checkbox', caption: 'Lid', default: true },
  { name: 'label', type: 'text', caption: 'Label', default: '' },
];

describe('a design document', () => {
  it('holds any files, and is the same design again', () => {
    const files = fc.dictionary(fc.string(), fc.uint8Array());
    fc.assert(
      fc.property(files, (record) => {
        const all = new Map(Object.entries({ ...record, 'index.js': new Uint8Array([1]) }));
        const sorted = new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
        const design = { ...DESIGN, source: { entry: 'index.js', files: sorted } };
        const presets = [{ name: 'Small', values: { width: 20 } }];
        const described = { design, schema: SCHEMA, presets };
        const sent = JSON.parse(JSON.stringify(encodeDesignDocument(described))) as unknown;
        expect(decodeDesignDocument(sent)).toEqual({ ok: true, value: described, problems: [] });
      }),
    );
  });

  it('that is none is a Problem', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(decodeDesignDocument(value).ok).toBe(false);
      }),
    );
  });
});

describe('values in the query', () => {
  it('open with what they were made from, and leave the rest of the query alone', () => {
    const texts = fc.record({ width: fc.string(), lid: fc.string(), label: fc.string() });
    fc.assert(
      fc.property(texts, (chosen) => {
        const query = queryWithTexts('tab=source&p.width=1&p.gone=2', SCHEMA, chosen);
        expect(textsFromQuery(SCHEMA, query)).toEqual(chosen);
        expect(new URLSearchParams(query).get('tab')).toBe('source');
      }),
    );
  });

  it('hold nothing that equals a default, and a checkbox that is off', () => {
    const texts = { width: '120', lid: 'false', label: '' };
    expect(queryWithTexts('', SCHEMA, texts)).toBe('p.lid=false');
  });
});

describe('latest wins', () => {
  it('does one at a time, in order, and always the last that was asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), async (s, count) => {
        const done: number[] = [];
        let running = 0;
        const ask = latestWins(async (request: number) => {
          expect(++running).toBe(1);
          await s.schedule(Promise.resolve());
          done.push(request);
          running--;
        });
        s.scheduleSequence(Array.from({ length: count }, (_, i) => async () => ask(i)));
        await s.waitIdle();
        expect(done.at(-1)).toBe(count - 1);
        expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
      }),
    );
  });
});

describe('normals', () => {
  const prism = (sides: number) => {
    const positions = new Float32Array(6 * sides);
    const triangles: number[] = [];
    for (let i = 0; i < sides; i++) {
      const angle = (2 * Math.PI * i) / sides;
      const j = (i + 1) % sides;
      positions.set([Math.cos(angle), Math.sin(angle), 0], 3 * i);
      positions.set([Math.cos(angle), Math.sin(angle), 1], 3 * (sides + i));
      triangles.push(i, j, sides + j, i, sides + j, sides + i);
      if (i > 0 && j > 0) triangles.push(0, j, i, sides, sides + i, sides + j);
    }
    return { positions, triangles: Uint32Array.from(triangles) };
  };

  it('of a box are flat, and its twelve edges are lines', () => {
    const { normals, lines } = creaseNormals(prism(4));
    expect(lines.length).toBe(6 * 12);
    for (let t = 0; t < normals.length; t += 9) {
      expect([...normals.subarray(t, t + 3)]).toEqual([...normals.subarray(t + 6, t + 9)]);
    }
  });

  it('of a round wall point outward, and only its two rims are lines', () => {
    const mesh = prism(48);
    const { normals, lines } = creaseNormals(mesh);
    expect(lines.length).toBe(6 * 2 * 48);
    mesh.triangles.forEach((vertex, corner) => {
      if (normals[3 * corner + 2]! !== 0) return;
      for (const k of [0, 1]) {
        expect(normals[3 * corner + k]!).toBeCloseTo(mesh.positions[3 * vertex + k]!, 1);
      }
    });
  });
});
