// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkGcode } from '../../../src/pipeline/gcode/check-gcode.ts';
import { readGcode } from '../../../src/pipeline/gcode/read-gcode.ts';
import { RETRACT, UNRETRACT } from '../../../src/pipeline/gcode/moves.ts';
import { checkToolpaths } from '../../../src/pipeline/toolpath/check-toolpaths.ts';
import { limitsOf } from '../../../src/pipeline/gcode/machine-limits.ts';
import { writeGcode } from '../../../src/pipeline/gcode/write-gcode.ts';
import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import { containsPoint } from '../../../src/pipeline/polygons/measure.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import { crossingIndex } from '../../../src/pipeline/toolpath/travel/crossing-index.ts';
import type { LayerToolpath, Toolpaths } from '../../../src/pipeline/toolpath/toolpath.ts';
import { toUnits } from '../../../src/shared/units.ts';
import { box, cylinder, insideOut, together } from '../../shapes.ts';
import { NOTICE } from '../gcode/tiny-toolpaths.ts';
import { hole, rectangle } from '../polygons/rings.ts';
import { MIDDLE, plainSettings, slice, travelsOf } from './slice-shape.ts';

const towers = together(box(6, 6, 2), box(6, 6, 2, [20, 0, 0]));
const gcodeOf = (toolpaths: Toolpaths, overrides: RawSettings = {}): string => {
  const written = writeGcode(toolpaths, plainSettings(overrides), NOTICE);
  if (!written.ok) throw new Error('not written');
  return new TextDecoder().decode(written.value.bytes);
};

describe('travels', () => {
  test('from part to part the filament is drawn back, and the nozzle lifted when asked for', () => {
    const { layers } = slice(towers, { retract_lift: '0.4' });
    for (const layer of layers) {
      const far = travelsOf(layer).filter((travel) => travel.retract);
      expect(far.length).toBeGreaterThan(0);
      expect(far.every(({ lift }) => lift === 0.4)).toBe(true);
      expect(
        travelsOf(layer)
          .filter((travel) => !travel.retract)
          .every(({ lift }) => lift === 0),
      ).toBe(true);
    }
  });

  test('every way longer than the threshold is retracted when not only crossings are', () => {
    const overrides = {
      only_retract_when_crossing_perimeters: 'false',
      retract_before_travel: '1.5',
    };
    for (const layer of slice(cylinder(12, 2, 48), overrides).layers)
      for (const { length, retract } of waysOf(layer).slice(1)) expect(retract).toBe(length >= 1.5);
  });

  test('a way that stays inside the part is not retracted, one across a hole is', () => {
    const inside = slice(box(20, 20, 2), { avoid_crossing_perimeters: 'false' })
      .layers.slice(1)
      .flatMap(waysOf);
    expect(inside.some(({ length }) => length > 2)).toBe(true);
    const ring = together(cylinder(15, 1, 60), insideOut(cylinder(11, 1, 60)));
    const crossing = slice(ring, { avoid_crossing_perimeters: 'false' })
      .layers.flatMap(waysOf)
      .filter(({ length }) => length > 18);
    expect(crossing.every(({ retract }) => retract)).toBe(true);
  });

  test('around a hole the way stays inside the part, and needs no retraction', () => {
    const ring = together(cylinder(9, 3, 60), insideOut(cylinder(4, 3, 60)));
    const around = slice(ring).layers.slice(1);
    const across = slice(ring, { avoid_crossing_perimeters: 'false' }).layers.slice(1);
    const retractions = (layers: readonly LayerToolpath[]) =>
      layers.flatMap(travelsOf).filter(({ retract }) => retract).length;
    expect(retractions(across)).toBeGreaterThan(0);
    expect(retractions(around)).toBe(0);
    expect(around.flatMap(travelsOf).some(({ points }) => points.length > 2)).toBe(true);
    for (const layer of around)
      for (const [x, y] of placesAlongTravels(layer)) {
        const radius = Math.hypot(x - MIDDLE[0], y - MIDDLE[1]);
        expect(radius).toBeGreaterThan(4);
        expect(radius).toBeLessThan(9);
      }
  });

  test('a threshold that no way reaches means no retraction but the first', () => {
    const { layers } = slice(towers, { retract_before_travel: '1000' });
    expect(
      layers
        .slice(1)
        .flatMap(travelsOf)
        .some(({ retract }) => retract),
    ).toBe(false);
  });

  test('with wiping the filament is drawn back along the last bead, and none is left out', () => {
    const overrides = { wipe: 'true', retract_lift: '0.3' };
    const toolpaths = slice(towers, overrides);
    for (const { moves } of toolpaths.layers)
      moves.forEach((move, i) => {
        const last = moves[i - 1];
        if (move.kind !== 'travel' || !move.retract || last === undefined) return;
        expect(move.wipe).toBeDefined();
        for (let k = 0; k < move.wipe!.length; k += 2)
          expect(wayFrom(last.points, move.wipe![k]!, move.wipe![k + 1]!)).toBeLessThan(1e-6);
      });
    expect(checkToolpaths(toolpaths)).toEqual([]);
    const gcode = gcodeOf(toolpaths, overrides);
    expect(checkGcode(gcode, limitsOf(plainSettings(overrides)))).toEqual([]);
    const { moves } = readGcode(gcode);
    let [back, wipes] = [0, 0];
    for (let i = 0; i < moves.count; i++) {
      if (moves.kind[i] === RETRACT) {
        back -= moves.e[i]!;
        if (moves.x[i] !== moves.x[i - 1] || moves.y[i] !== moves.y[i - 1]) wipes++;
      } else if (moves.kind[i] === UNRETRACT) {
        expect(moves.e[i]).toBeCloseTo(back, 6);
        back = 0;
      }
    }
    expect(wipes).toBeGreaterThan(10);
  });

  test('firmware retraction takes turns: G10, G11, G10 …', () => {
    const overrides = { use_firmware_retraction: 'true', gcode_flavor: 'marlin2' };
    const words = gcodeOf(slice(towers, overrides), overrides).match(/^G1[01]\b/gmu) ?? [];
    expect(words.length).toBeGreaterThan(20);
    words.forEach((word, i) => expect(word).toBe(i % 2 === 0 ? 'G10' : 'G11'));
  });

  test('the G-code of two towers keeps every law in every flavor', () => {
    for (const gcode_flavor of ['marlin', 'marlin2', 'klipper']) {
      const overrides = { gcode_flavor, retract_lift: '0.3', retract_restart_extra: '0.05' };
      const text = gcodeOf(slice(towers, overrides), overrides);
      const problems = checkGcode(text, limitsOf(plainSettings(overrides)));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});

describe('crossingIndex', () => {
  const frame = [rectangle(20, 20), hole(rectangle(10, 10, 5, 5))];
  const { crosses } = crossingIndex(frame);
  const across = (...mm: [number, number, number, number]) =>
    crosses(...(mm.map(toUnits) as [number, number, number, number]));

  test('tells ways that leave the area from those that stay', () => {
    expect(across(1, 1, 19, 1)).toBe(false);
    expect(across(1, 1, 1, 19)).toBe(false);
    expect(across(1, 10, 19, 10)).toBe(true);
    expect(across(1, 1, 25, 1)).toBe(true);
    expect(across(1, 1, 19, 19)).toBe(true);
    expect(across(2, 2, 2, 2)).toBe(false);
  });

  test('the whole plane lies outside of nothing', () => {
    expect(crossingIndex([]).crosses(0, 0, 1, 1)).toBe(true);
  });
});

describe('ways inside', () => {
  const comb = [
    Float64Array.from(
      [0, 0, 30, 0, 30, 20, 25, 20, 25, 5, 17, 5, 17, 20, 12, 20, 12, 5, 5, 5, 5, 20, 0, 20].map(
        toUnits,
      ),
    ),
    hole(rectangle(4, 2, 18, 1)),
  ];
  const { crosses, route } = crossingIndex(comb);
  const inside = fc
    .tuple(fc.integer({ min: 0, max: 300_000 }), fc.integer({ min: 0, max: 200_000 }))
    .filter(([x, y]) => containsPoint(comb, x, y));

  test('cross no outline, go from end to end, and are no longer than allowed', () => {
    let found = 0;
    fc.assert(
      fc.property(inside, inside, fc.integer({ min: 0, max: 800_000 }), (a, b, longest) => {
        const way = route(...a, ...b, longest);
        if (way === undefined) return;
        found++;
        expect([...way.subarray(0, 2), ...way.subarray(way.length - 2)]).toEqual([...a, ...b]);
        expect(lineLength(way)).toBeLessThanOrEqual(longest);
        for (let i = 2; i < way.length; i += 2) {
          expect(crosses(way[i - 2]!, way[i - 1]!, way[i]!, way[i + 1]!)).toBe(false);
          expect(containsPoint(comb, way[i]!, way[i + 1]!)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(20);
  });

  test('around a tooth of a comb the way is little longer than the shortest', () => {
    const [a, b] = [
      [8.5, 19],
      [14.5, 19],
    ].map((place) => place.map(toUnits)) as [[number, number], [number, number]];
    expect(route(...a, ...b, toUnits(100))).toBeUndefined();
    const way = route(toUnits(2.5), toUnits(19), toUnits(14.5), toUnits(19), toUnits(100))!;
    expect(lineLength(way) / toUnits(1)).toBeLessThan(1.05 * (7 + 2 * Math.hypot(2.5, 14)));
    expect(route(toUnits(2.5), toUnits(19), toUnits(14.5), toUnits(19), toUnits(20))).toBe(
      undefined,
    );
  });

  test('do not lead from island to island', () => {
    const two = crossingIndex([rectangle(10, 10), rectangle(10, 10, 20, 0)]);
    expect(two.route(toUnits(5), toUnits(5), toUnits(25), toUnits(5), 1e9)).toBeUndefined();
  });
});

/** Distance of a place from an open line (x y, stride 2). */
const wayFrom = (line: Float64Array, x: number, y: number): number => {
  let least = Infinity;
  for (let i = 2; i < line.length; i += 2) {
    const [ax, ay] = [line[i - 2]!, line[i - 1]!];
    const [dx, dy] = [line[i]! - ax, line[i + 1]! - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const share = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(ax + share * dx - x, ay + share * dy - y));
  }
  return least;
};

/** Places every tenth of each leg of a layer's travels but the first, mm. */
const placesAlongTravels = (layer: LayerToolpath): readonly (readonly [number, number])[] => {
  let at: readonly [number, number] | undefined;
  return layer.moves.flatMap(({ kind, points }) => {
    const places: [number, number][] = [];
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i]!, points[i + 1]!];
      if (kind === 'travel' && at !== undefined)
        for (let share = 0; share <= 1; share += 0.1)
          places.push([at[0] + share * (x - at[0]), at[1] + share * (y - at[1])]);
      at = [x, y];
    }
    return places;
  });
};

/** Length of each travel of a layer, from where the move before ended. */
const waysOf = (layer: LayerToolpath) => {
  let at: readonly [number, number] | undefined;
  return layer.moves.flatMap((move) => {
    const { points } = move;
    const [x, y] = [points[points.length - 2]!, points[points.length - 1]!];
    const from = at;
    at = [x, y];
    if (move.kind !== 'travel' || from === undefined) return [];
    return [{ length: Math.hypot(x - from[0], y - from[1]), retract: move.retract }];
  });
};
