// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest';
import type { Solid } from '../../../src/pipeline/evaluate/shape.ts';
import { bodiesOf } from '../../../src/pipeline/plate/bodies.ts';
import { chooseParts } from '../../../src/pipeline/plate/choose-parts.ts';

/** A tetrahedron of 1 mm at x; only its box matters here. */
const solid = (name: string, x: number, named = false): Solid => ({
  kind: 'solid',
  name,
  named,
  mesh: {
    positions: Float32Array.of(x, 0, 0, x + 1, 0, 0, x, 1, 0, x, 0, 1),
    triangles: Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3),
  },
});

it('solids without names that touch are moved as one, also through a third', () => {
  const bodies = bodiesOf([solid('part-1', 0), solid('part-2', 2), solid('part-3', 1)], {});
  expect(bodies).toHaveLength(1);
  expect(bodies[0]!.mesh.triangles).toHaveLength(36);
  expect(Math.max(...bodies[0]!.mesh.triangles)).toBe(11);
});

it('parts with names, and those counted by name, are moved by themselves', () => {
  const parts = [solid('lid', 0, true), solid('box', 0.5, true), solid('part-3', 0.2)];
  expect(bodiesOf(parts, { lid: 3 }).map(({ name, quantity }) => [name, quantity])).toEqual([
    ['lid', 3],
    ['box', 1],
    ['part-3', 1],
  ]);
  expect(bodiesOf([solid('part-1', 0), solid('part-2', 0)], { 'part-2': 2 })).toHaveLength(2);
});

it('parts of quantity 0 are left out, and names that are none are told with those there are', () => {
  const parts = [solid('lid', 0, true), solid('box', 5, true)];
  const chosen = chooseParts(parts, { lid: 0 });
  expect(chosen.ok && chosen.value.map(({ name }) => name)).toEqual(['box']);
  expect(chooseParts(parts, { lid: 0, box: 0 }).problems[0]!.code).toBe('plate-no-parts');
  expect(chooseParts(parts, { foot: 1 }).problems[0]).toMatchObject({
    code: 'plate-unknown-part',
    hint: 'The parts are: lid, box.',
  });
  for (const quantity of [-1, 0.5, NaN, 1001])
    expect(chooseParts(parts, { lid: quantity }).problems[0]!.code).toBe('plate-bad-quantity');
});
