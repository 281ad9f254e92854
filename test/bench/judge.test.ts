// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';

const fidelity = new URL('../../bench/fidelity/', import.meta.url).href;
const { judge } = await import(`${fidelity}judge.mjs`);
const { estimateTime } = await import(`${fidelity}estimate-time.mjs`);

const SIDE = 20;
const HEIGHT = 0.2;
const LINES = 49;
const SPACING = SIDE / LINES;
const FILAMENT = (Math.PI * 1.75 * 1.75) / 4;
const BEAD = SPACING + HEIGHT * (1 - Math.PI / 4);

interface Print {
  readonly layers?: number;
  readonly flow?: number;
  readonly retract?: number;
  readonly skip?: (layer: number, line: number) => boolean;
}

/** Straight lines side by side, crossing from layer to layer, round (100, 90). */
const print = ({ layers = 10, flow = 1, retract = 0, skip = () => false }: Print = {}): string => {
  const lines = ['G21', 'G90', 'M83'];
  const end = (SIDE - BEAD) / 2;
  for (let layer = 0; layer < layers; layer++) {
    lines.push(`G1 Z${((layer + 1) * HEIGHT).toFixed(3)} F600`);
    for (let line = 0; line < LINES; line++) {
      if (skip(layer, line)) continue;
      const across = SPACING * (line + 0.5) - SIDE / 2;
      const along = line % 2 ? [end, -end] : [-end, end];
      const [from, to] = along.map((at) => {
        const [x, y] = layer % 2 ? [across, at] : [at, across];
        return `X${(x! + 100).toFixed(4)} Y${(y! + 90).toFixed(4)}`;
      });
      if (retract > 0) lines.push(`G1 E${-retract} F1800`);
      lines.push(`G0 ${from} F9000`);
      if (retract > 0) lines.push(`G1 E${retract} F1800`);
      const fed = (2 * end * SPACING * HEIGHT * flow) / FILAMENT;
      lines.push(`G1 ${to} E${fed.toFixed(5)} F3600`);
    }
  }
  return lines.join('\n');
};

/** A box on z = 0 as binary STL. */
const box = (height: number): Uint8Array => {
  const corner = (i: number) => [i & 1 ? 10 : -10, i & 2 ? 10 : -10, i & 4 ? height : 0];
  const quads = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [1, 3, 7, 5],
    [3, 2, 6, 7],
    [2, 0, 4, 6],
  ];
  const triangles = quads.flatMap(([a, b, c, d]) => [
    [a!, b!, c!],
    [a!, c!, d!],
  ]);
  const bytes = new Uint8Array(84 + 50 * triangles.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, triangles.length, true);
  triangles.forEach((corners, i) =>
    corners
      .flatMap(corner)
      .forEach((value, k) => view.setFloat32(96 + 50 * i + 4 * k, value, true)),
  );
  return bytes;
};

describe('the judge of G-code', () => {
  const whole = judge(box(2), print());

  test('finds a box that is printed solid covered, in place and of the right volume', () => {
    expect(whole.layers).toBe(10);
    expect(whole.placement[0]).toBeCloseTo(100, 2);
    expect(whole.placement[1]).toBeCloseTo(90, 2);
    expect(whole.volumeRatio).toBeCloseTo((SIDE - BEAD) / SIDE, 3);
    expect(whole.boundary).toBeGreaterThan(0.95);
    expect(whole.skin).toBeGreaterThan(0.994);
    expect(whole.overflow).toBe(0);
    expect(whole.overlap).toBe(0);
    expect(whole.extrudedRetracted).toBe(0);
  });

  test('measures how far beads stand out, at the sides of each layer', () => {
    expect(whole.oversize).toBeCloseTo((BEAD - SPACING) / 4, 3);
  });

  test('sees over-filling and half the flow', () => {
    expect(judge(box(2), print({ flow: 1.5 })).overlap).toBeGreaterThan(0.9);
    const half = judge(box(2), print({ flow: 0.5 }));
    const share = (SPACING / 2 + HEIGHT * (1 - Math.PI / 4)) / SPACING;
    expect(half.skin).toBeGreaterThan(share - 0.03);
    expect(half.skin).toBeLessThan(share + 0.03);
  });

  test('sees one outer line missing in its worst layer', () => {
    const { boundaryWorst } = judge(
      box(2),
      print({ skip: (layer, line) => layer === 4 && line === 0 }),
    );
    expect(boundaryWorst).toBeLessThan(whole.boundary - 0.2);
  });

  test('takes lines over nothing for round threads', () => {
    const sparse = (layer: number, line: number) => layer > 3 && layer < 16 && line % 8 > 0;
    const thread = (2 * Math.sqrt((SPACING * HEIGHT) / Math.PI)) / SPACING;
    const { skin } = judge(box(4), print({ layers: 20, skip: sparse }));
    expect(skin).toBeCloseTo((7 * whole.skin + thread) / 8, 2);
  });

  test('counts retractions and the travel between', () => {
    const { retractions, extrudedRetracted, unretracted, travel } = judge(
      box(2),
      print({ retract: 1 }),
    );
    expect(retractions).toBe(10 * LINES);
    expect(extrudedRetracted).toBe(0);
    expect(unretracted).toBe(0);
    expect(travel).toBeGreaterThan(10 * (LINES - 1) * SPACING);
  });

  test('times moves as trapezoids, whole or in pieces', () => {
    const move = (length: number) => ({ length, speed: 100, direction: [1, 0, 0] });
    expect(estimateTime([move(100)], 1000, 8)).toBeCloseTo(1.1, 6);
    expect(estimateTime(Array(1000).fill(move(0.1)), 1000, 8)).toBeCloseTo(1.1, 3);
  });
});
