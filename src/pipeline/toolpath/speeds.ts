// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { limitSpeed } from '../fabricators/limit-speed.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { toMm } from '../../shared/units.ts';
import type { OrderedBead } from './bead.ts';
import type { Role } from './toolpath.ts';

type SpeedKey = Extract<keyof Settings, `${string}_speed`>;
type AccelerationKey = Extract<keyof Settings, `${string}_acceleration`>;

const SPEEDS: Readonly<Record<Role, SpeedKey>> = {
  'External perimeter': 'external_perimeter_speed',
  Perimeter: 'perimeter_speed',
  'Overhang perimeter': 'bridge_speed',
  'Internal infill': 'infill_speed',
  'Solid infill': 'solid_infill_speed',
  'Top solid infill': 'top_solid_infill_speed',
  'Bridge infill': 'bridge_speed',
  'Gap fill': 'gap_fill_speed',
  'Skirt/Brim': 'first_layer_speed',
};

const ACCELERATIONS: Readonly<Record<Role, AccelerationKey>> = {
  'External perimeter': 'external_perimeter_acceleration',
  Perimeter: 'perimeter_acceleration',
  'Overhang perimeter': 'bridge_acceleration',
  'Internal infill': 'infill_acceleration',
  'Solid infill': 'solid_infill_acceleration',
  'Top solid infill': 'top_solid_infill_acceleration',
  'Bridge infill': 'bridge_acceleration',
  'Gap fill': 'perimeter_acceleration',
  'Skirt/Brim': 'first_layer_acceleration',
};

/** By degree of overhang. */
const OVERHANG_SPEEDS = [
  undefined,
  'overhang_speed_3',
  'overhang_speed_2',
  'overhang_speed_1',
  'overhang_speed_0',
  'overhang_speed_0',
] as const satisfies readonly (keyof Settings | undefined)[];

/** Loops no longer than a circle of this radius count as small, mm. */
const SMALL_RADIUS_MM = 6.5;

/**
 * Speed of a bead, mm/s: its role's, capped where it hangs over, on the first layer and rising from there over
 * `slow_down_layers`, and no more than the axes, the extruder and the melting allow where the bead
 * is thickest.
 */
export const beadSpeed = (bead: OrderedBead, layer: number, settings: Settings): number => {
  let speed = settings[SPEEDS[bead.role]];
  if (bead.loop && bead.role.endsWith('erimeter') && isSmallLoop(bead))
    speed = Math.min(speed, settings.small_perimeter_speed);
  const hanging = OVERHANG_SPEEDS[bead.overhang ?? 0];
  if (hanging !== undefined && settings.enable_dynamic_overhang_speeds)
    speed = Math.min(speed, settings[hanging]);
  const slow = Math.min(speed, settings.first_layer_speed);
  if (layer < settings.slow_down_layers)
    speed = slow + ((speed - slow) * layer) / settings.slow_down_layers;
  return limitSpeed(settings, bead.flow.mm3PerMm * largestShare(bead.shares), speed);
};

/** Where a bead is thickest: the largest share of its flow that a segment gets. */
export const largestShare = (shares: Float64Array | undefined): number =>
  shares === undefined ? 1 : shares.reduce((most, share) => Math.max(most, share), 0);

/** mm/s² */
export const beadAcceleration = (role: Role, layer: number, settings: Settings): number =>
  settings[layer === 0 ? 'first_layer_acceleration' : ACCELERATIONS[role]];

/** Whether a loop is no longer than a circle that counts as small. */
export const isSmallLoop = ({ points }: OrderedBead): boolean =>
  toMm(lineLength(points)) <= 2 * Math.PI * SMALL_RADIUS_MM;

/** Length of an open line in its own unit; each segment counts by its share where there are `shares`. */
export const lineLength = (points: Float64Array, shares?: Float64Array | undefined): number => {
  let length = 0;
  for (let i = 2; i < points.length; i += 2) {
    const dx = points[i]! - points[i - 2]!;
    const dy = points[i + 1]! - points[i - 1]!;
    length += Math.sqrt(dx * dx + dy * dy) * (shares?.[i / 2 - 1] ?? 1);
  }
  return length;
};
