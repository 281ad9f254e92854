// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LayerSettings } from '../fabricators/settings/layer-settings.ts';
import type { Role } from './toolpath.ts';

/** A bead's measures: what it takes to lay it and how far apart neighbors lie. All mm. */
export interface Flow {
  readonly width: number;
  readonly height: number;
  /** Distance between the center lines of touching beads. */
  readonly spacing: number;
  readonly mm3PerMm: number;
}

/** Share of the height that a bead's round sides take off its width: 1 − π/4. */
const ROUND_SIDES = 1 - Math.PI / 4;

/** A bead pressed on a surface: a rectangle with half circles at its sides (slic3r's flow math). */
export const beadFlow = (width: number, height: number): Flow => ({
  width,
  height,
  spacing: width - height * ROUND_SIDES,
  mm3PerMm: height * (width - height * ROUND_SIDES),
});

/** A bead that fills a gap (mm) which neighbors leave beside their spacing: no rounding is lost twice. */
export const gapFlow = (gap: number, height: number): Flow =>
  beadFlow(gap + height * ROUND_SIDES, height);

/** A round thread drawn through the air, as thick as the nozzle times the root of `ratio`. */
export const bridgeFlow = (nozzle: number, ratio: number): Flow => {
  const diameter = nozzle * Math.sqrt(ratio);
  return {
    width: diameter,
    height: diameter,
    // A hair apart: threads that touch push each other aside.
    spacing: diameter + 0.05 * diameter,
    mm3PerMm: (Math.PI / 4) * diameter * diameter,
  };
};

/** The width (mm) that a bead of this volume (mm³/mm) and height takes: beadFlow backwards. */
export const widthOfVolume = (mm3PerMm: number, height: number): number =>
  mm3PerMm / height + height * ROUND_SIDES;

type WidthKey = Extract<keyof LayerSettings, `${string}extrusion_width`>;

const WIDTH_KEYS: Readonly<Record<Role, WidthKey>> = {
  'External perimeter': 'external_perimeter_extrusion_width',
  Perimeter: 'perimeter_extrusion_width',
  'Overhang perimeter': 'perimeter_extrusion_width',
  'Internal infill': 'infill_extrusion_width',
  'Solid infill': 'solid_infill_extrusion_width',
  'Top solid infill': 'top_infill_extrusion_width',
  'Bridge infill': 'solid_infill_extrusion_width',
  'Gap fill': 'perimeter_extrusion_width',
  'Skirt/Brim': 'first_layer_extrusion_width',
};

/** The flow of a role on a layer of this height; the first layer has a width of its own. */
export const roleFlow = (
  role: Role,
  layer: { readonly index: number; readonly height: number },
  settings: LayerSettings,
): Flow => {
  const key = layer.index === 0 ? 'first_layer_extrusion_width' : WIDTH_KEYS[role];
  return beadFlow(settings[key], layer.height);
};
