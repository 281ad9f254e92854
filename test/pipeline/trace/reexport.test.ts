// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../src/pipeline/formats/registry.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import {
  fingerprintsOf,
  sameShapes,
  type FileFingerprints,
} from '../../../src/pipeline/trace/fingerprints-of.ts';
import { readClaims } from '../../../src/pipeline/trace/read-claims.ts';
import { box, insideOut, sphere, together } from '../../shapes.ts';
import { notice, solid } from '../formats/notices.ts';
import { installed } from '../formats/programs.ts';
import { plate } from './parts.ts';
import { reexport } from './reexport.ts';

const write = (format: string, meshes: readonly Mesh[], whose = notice): Uint8Array =>
  FORMATS.get(format)!.write({
    shapes: meshes.map((mesh, i) => solid(`part-${i}`, mesh)),
    notice: whose,
  });

const shapesOf = (fileName: string, bytes: Uint8Array): FileFingerprints => {
  const outcome = fingerprintsOf(fileName, bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const claimsOf = (fileName: string, bytes: Uint8Array) => {
  const outcome = readClaims(fileName, bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

const MODELS: Readonly<Record<string, readonly Mesh[]>> = {
  'a plate': [plate(40, 5, 6, 3)],
  'a ball far from the origin': [
    { ...sphere(7.3, 24), positions: sphere(7.3, 24).positions.map((value) => value + 123.4567) },
  ],
  'a hollow block': [together(box(30, 30, 30), insideOut(box(5, 5, 5, [3, 10, 10])))],
  'two parts': [plate(40, 5, 6, 3), box(10, 20, 30, [60, 0, 2])],
};

describe.each(['stl', 'stl-ascii', 'obj', '3mf', 'glb'])('%s', (format) => {
  it.each(Object.keys(MODELS))('of %s has the shapes of the same in another format', (model) => {
    const bytes = write(format, MODELS[model]!);
    const other = write('3mf', MODELS[model]!);
    expect(sameShapes(shapesOf('x.bin', bytes), shapesOf('y.bin', other))).toBe(true);
  });
});

it('a file whose header names another design has its own shape', () => {
  const [ours, forged] = [write('stl', [plate(40, 5, 6)]), write('stl', [plate(40, 5, 6.2)])];
  expect(claimsOf('forged.stl', forged)).toEqual(claimsOf('ours.stl', ours));
  expect(sameShapes(shapesOf('forged.stl', forged), shapesOf('ours.stl', ours))).toBe(false);
});

describe.skipIf(!installed('prusa-slicer'))('prusa-slicer', () => {
  const pairs = ['stl', '3mf', 'obj'].flatMap((from) =>
    ['stl', '3mf', 'obj'].map((to) => [from, to] as const),
  );

  it.each(pairs)('keeps the shapes from %s to %s', { timeout: 60_000 }, (from, to) => {
    for (const [name, meshes] of Object.entries(MODELS)) {
      const bytes = write(from, meshes);
      const again = shapesOf(`again.${to}`, reexport(bytes, from, to));
      expect(sameShapes(shapesOf(`part.${from}`, bytes), again), name).toBe(true);
    }
  });

  // If a later release keeps more, this fails, and readers can go by it.
  it.each(pairs)('drops who and whose from %s to %s', { timeout: 60_000 }, (from, to) => {
    const bytes = write(from, MODELS['a plate']!);
    const nothing = { copyright: [], authors: [], changed: [], derivedFrom: [] };
    const own = { title: 'again', generator: expect.stringMatching(/^PrusaSlicer/) as string };
    expect(claimsOf(`again.${to}`, reexport(bytes, from, to))).toEqual(
      to === '3mf' ? { ...nothing, ...own } : nothing,
    );
  });
});
