// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RawSettings } from '../../../src/pipeline/fabricators/profile.ts';
import type { Mesh } from '../../../src/pipeline/mesh/mesh.ts';
import type { Settings } from '../../../src/pipeline/fabricators/settings/table.ts';
import { beadVolume } from '../../../src/pipeline/toolpath/bead-volume.ts';
import { planToolpaths } from '../../../src/pipeline/toolpath/plan-toolpaths.ts';
import { lineLength } from '../../../src/pipeline/toolpath/speeds.ts';
import type {
  Extrusion,
  LayerToolpath,
  Role,
  Toolpaths,
  Travel,
} from '../../../src/pipeline/toolpath/toolpath.ts';
import { settingsOf } from '../gcode/tiny-toolpaths.ts';

/** Plain settings that tests build upon: every width 0.45 mm, layers of 0.2 mm, no skirt. */
export const PLAIN: RawSettings = {
  layer_height: '0.2',
  first_layer_height: '0.2',
  extrusion_width: '0.45',
  perimeters: '2',
  top_solid_layers: '3',
  bottom_solid_layers: '3',
  top_solid_min_thickness: '0',
  bottom_solid_min_thickness: '0',
  fill_density: '20%',
  skirts: '0',
};

export const plainSettings = (overrides: RawSettings = {}): Settings =>
  settingsOf({ overrides: { ...PLAIN, ...overrides } });

/** A mesh around the origin, sliced in the middle of the bed; throws what is wrong. */
export const slice = (mesh: Mesh, overrides: RawSettings = {}): Toolpaths => {
  const outcome = planToolpaths([{ name: 'part', mesh, offset: MIDDLE }], plainSettings(overrides));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

export const MIDDLE = [110, 110] as const;

export const beadsOf = (layer: LayerToolpath, ...roles: readonly Role[]): readonly Extrusion[] =>
  layer.moves.filter(
    (move): move is Extrusion =>
      move.kind === 'extrusion' && (roles.length === 0 || roles.includes(move.role)),
  );

export const travelsOf = (layer: LayerToolpath): readonly Travel[] =>
  layer.moves.filter((move): move is Travel => move.kind === 'travel');

export const lengthOf = (beads: readonly Extrusion[]): number =>
  beads.reduce((sum, bead) => sum + lineLength(bead.points), 0);

/** mm³ */
export const volumeOf = (beads: readonly Extrusion[]): number =>
  beads.reduce((sum, bead) => sum + beadVolume(bead), 0);

export const isLoop = ({ points }: Extrusion): boolean =>
  points[0] === points[points.length - 2] && points[1] === points[points.length - 1];

/** Distance of the nearest bead's edge from a point, mm; negative under a bead. */
export const distanceToBeads = (beads: readonly Extrusion[], x: number, y: number): number => {
  let least = Infinity;
  for (const { points, width } of beads) {
    for (let i = 2; i < points.length; i += 2) {
      const ax = points[i - 2]!;
      const ay = points[i - 1]!;
      const dx = points[i]! - ax;
      const dy = points[i + 1]! - ay;
      const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
      const t = Math.min(1, Math.max(0, along));
      const ex = x - ax - t * dx;
      const ey = y - ay - t * dy;
      least = Math.min(least, Math.sqrt(ex * ex + ey * ey) - width / 2);
    }
  }
  return least;
};
