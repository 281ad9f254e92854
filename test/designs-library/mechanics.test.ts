// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifold, ManifoldToplevel } from 'manifold-3d';
import initKernel from 'manifold-3d';
import { beforeAll, expect, it } from 'vitest';
import { toSchema } from '../../src/designs/parameters/to-schema.ts';
import { toValues } from '../../src/designs/parameters/to-values.ts';
import { readDesign } from '../../src/designs/read/read-design.ts';
import { createEvaluator } from '../../src/pipeline/evaluate/create-evaluator.ts';
import type { Evaluator } from '../../src/pipeline/evaluate/evaluator.ts';
import type { Outcome } from '../../src/shared/problem.ts';
import { cpuClock } from '../cpu-clock.ts';

const LIBRARY = fileURLToPath(new URL('../../designs-library', import.meta.url));

let evaluator: Evaluator;
let kernel: ManifoldToplevel;
beforeAll(async () => {
  evaluator = await createEvaluator({ now: cpuClock });
  kernel = await initKernel();
  kernel.setup();
});

const gearPairs = [
  {},
  { pinionTeeth: 9, wheelTeeth: 9, pressureAngle: 14.5 },
  { pinionTeeth: 10, pressureAngle: 25, helixAngle: 0, backlash: 0.1 },
];
it.each(gearPairs)(
  'gears run free at the distance they tell, within their backlash: %j',
  async (given) => {
    const { parts, log, values } = await build('herringbone-gears', { ...given, lighten: false });
    const distance = Number(/([\d.]+) mm/.exec(log)![1]);
    const [teeth, mates] = [Number(values['pinionTeeth']), Number(values['wheelTeeth'])];
    // Both bores are round holes around the shaft; parts lie side by side along x.
    const pinion = onShaft(parts['pinion']!);
    const wheel = onShaft(parts['wheel']!);
    const overlap = (turn: number, slip: number): number =>
      pinion
        .rotate([0, 0, turn])
        .intersect(
          wheel
            .rotate([0, 0, 180 + 180 / mates - (turn * teeth) / mates + slip])
            .translate([distance, 0, 0]),
        )
        .volume();
    for (const share of [0, 0.25, 0.5, 0.75]) {
      const turn = (share * 360) / teeth;
      expect(overlap(turn, 0)).toBeLessThan(1e-3);
      // A tenth of a pitch is more than the backlash: there the teeth meet.
      expect(overlap(turn, 36 / mates)).toBeGreaterThan(0.1);
      expect(overlap(turn, -36 / mates)).toBeGreaterThan(0.1);
    }
  },
);

const hinges = [
  {},
  { knuckles: 9, length: 30, barrel: 7, thickness: 6 },
  { clearance: 0.2, barrel: 16 },
];
it.each(hinges)(
  'the hinge is two bodies that keep their clearance and fold flat: %j',
  async (given) => {
    const { parts, values } = await build('print-in-place-hinge', given);
    const bodies = parts['hinge']!.decompose();
    expect(bodies.length).toBe(2);
    const [left, right] = bodies as [Manifold, Manifold];
    const clearance = Number(values['clearance']);
    expect(left.minGap(right, 2)).toBeGreaterThan(0.99 * clearance);
    const axis = Math.max(Number(values['barrel']) / 2, Number(values['thickness']) + 0.2);
    // The one at +y swings up and over the other, and 90° down.
    const upper = middleY(left) > middleY(right) ? left : right;
    const lower = upper === left ? right : left;
    for (const angle of [-90, -45, 15, 45, 90, 135, 180]) {
      const swung = upper.translate([0, 0, -axis]).rotate([angle, 0, 0]).translate([0, 0, axis]);
      expect(swung.intersect(lower).volume(), `${angle}°`).toBeLessThan(1e-3);
    }
  },
);

const jars = [
  {},
  { pitch: 3, turns: 1.25, clearance: 0.5 },
  { pitch: 6, turns: 3, clearance: 0.15 },
];
it.each(jars)(
  'the lid screws onto the jar without a clash, and holds when pulled: %j',
  async (given) => {
    const { parts, values } = await build('threaded-jar', given);
    const jar = onAxis(parts['jar']!);
    const cover = Math.max(1.6, Number(values['wall']));
    const rim = jar.boundingBox().max[2];
    const seated = onAxis(parts['lid']!)
      .translate([0, 0, -cover])
      .rotate([180, 0, 0])
      .translate([0, 0, rim]);
    const pitch = Number(values['pitch']);
    const clash = (turn: number, lift: number): number =>
      jar.intersect(seated.rotate([0, 0, turn]).translate([0, 0, lift])).volume();
    const turns = Array.from({ length: 24 }, (_, i) => 15 * i);
    const free = turns.filter((turn) => clash(turn, 0) < 0.01);
    expect(free.length).toBeGreaterThan(0);
    for (const back of [30, 120, 210, 300, 360]) {
      expect(clash(free[0]! + back, (pitch * back) / 360)).toBeLessThan(0.01);
    }
    for (const turn of free) expect(clash(turn, 0.6 * pitch)).toBeGreaterThan(1);
  },
);

interface Built {
  readonly parts: Readonly<Record<string, Manifold>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly log: string;
}

const build = async (slug: string, given: Readonly<Record<string, unknown>>): Promise<Built> => {
  const design = valueOf(await readDesign(join(LIBRARY, slug)));
  const loaded = valueOf(await evaluator.load(design.source, 'mechanics'));
  const values = valueOf(toValues(valueOf(toSchema(valueOf(loaded.definitions()))), given));
  const { shapes, log } = valueOf(await loaded.run(values));
  loaded.dispose();
  const parts: Record<string, Manifold> = {};
  for (const shape of shapes) {
    if (shape.kind !== 'solid') continue;
    const { positions, triangles } = shape.mesh;
    const mesh = new kernel.Mesh({ numProp: 3, vertProperties: positions, triVerts: triangles });
    parts[shape.name] = new kernel.Manifold(mesh);
  }
  return { parts, values, log: log.map(({ text }) => text).join('\n') };
};

/** Moved along x so that the middle of its bounds is on the z axis. */
const onAxis = (part: Manifold): Manifold => {
  const { min, max } = part.boundingBox();
  return part.translate([-(min[0] + max[0]) / 2, 0, 0]);
};

/** Moved along x so that the middle of its bore, the one hole of its section, is on the z axis. */
const onShaft = (gear: Manifold): Manifold => {
  const { max } = gear.boundingBox();
  const rings = gear.slice(max[2] / 2).toPolygons();
  const bore = rings.reduce((a, b) => (a.length < b.length ? a : b));
  return gear.translate([-bore.reduce((sum, [x]) => sum + x, 0) / bore.length, 0, 0]);
};

const middleY = (part: Manifold): number => {
  const { min, max } = part.boundingBox();
  return min[1] + max[1];
};

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 2));
  return outcome.value;
};
