// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKey } from '../../src/jobs/cache/build-key.ts';
import type { BuildRequest } from '../../src/pipeline/build.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import { valueOf } from '../designs/library/samples.ts';
import { DESIGN } from '../designs/sample.ts';
import { stlOf } from './stl-of.ts';

const BASE = stlOf(DESIGN, { formats: ['stl', 'gcode'], parameters: { width: 12 } });
const fabricator = (more: Partial<BuildRequest['fabricator']>): Partial<BuildRequest> => ({
  fabricator: { ...BASE.fabricator, ...more },
});
const other = (kind: 'printer' | 'material' | 'process', id: string) =>
  fabricator({ [kind]: valueOf(findProfile(kind, id)) });

/** The same with the fields of each object in another order. */
const shuffled = <T>(value: T, seed: number): T => {
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value) || value instanceof Map) return value;
  const entries = Object.entries(value).map(
    ([name, each]) => [name, shuffled(each, seed)] as const,
  );
  const turn = entries.length === 0 ? 0 : seed % entries.length;
  return Object.fromEntries([...entries.slice(turn), ...entries.slice(0, turn)].reverse()) as T;
};

describe('the key of a build', () => {
  it('does not depend on the order of fields', () => {
    const parameters = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.boolean()));
    fc.assert(
      fc.property(parameters, fc.nat(), (each, seed) => {
        const request = { ...BASE, parameters: each };
        expect(buildKey(shuffled(request, seed))).toBe(buildKey(request));
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Partial<BuildRequest>]>([
    ['source', { design: { ...DESIGN, digest: 'f'.repeat(64) } }],
    ['name', { design: { ...DESIGN, slug: 'other' } }],
    ['manifest', { design: { ...DESIGN, manifest: { ...DESIGN.manifest, license: 'CC0-1.0' } } }],
    ['value of a parameter', { parameters: { width: 13 } }],
    ['number that JSON has no word for', { parameters: { width: NaN } }],
    ['null', { parameters: { width: null } }],
    ['quantity', { quantities: { clip: 2 } }],
    ['orientation', { orientation: 'keep' }],
    ['turn', { orientation: [0, 90, 0] }],
    ['scale', { scale: 2 }],
    ['formats', { formats: ['stl'] }],
    ['material', other('material', 'petg')],
    ['process', other('process', 'draft')],
    ['setting', fabricator({ overrides: { layer_height: 0.13 } })],
  ])('changes with its %s', (_, change) => {
    expect(buildKey({ ...BASE, ...change })).not.toBe(buildKey(BASE));
  });

  it('does not depend on the fabricator where no G-code is made', () => {
    const stl = stlOf(DESIGN);
    expect(buildKey({ ...stl, ...other('material', 'petg') })).toBe(buildKey(stl));
  });

  it('is the same for a default and nothing, and for a number and its text', () => {
    const schema = [
      { name: 'width', type: 'number', caption: 'Width', default: 12, min: 1, max: 99 },
    ] as const;
    const keys = [{}, { width: 12 }, { width: '12' }].map((parameters) =>
      buildKey({ ...BASE, parameters }, schema),
    );
    expect(new Set(keys).size).toBe(1);
  });
});
