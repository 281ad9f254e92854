// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RawSettings } from '../profile.ts';

/** A machine's figures in the order of data sheets: mm/s², mm/s and mm/s for x, y, z, e. */
export interface MachineFigures {
  readonly bed: readonly [x: number, y: number, height: number];
  readonly acceleration: readonly [x: number, y: number, z: number, e: number];
  /** Acceleration while extruding, mm/s². */
  readonly extruding: number;
  readonly feed: readonly [x: number, y: number, z: number, e: number];
  readonly jerk: readonly [x: number, y: number, z: number, e: number];
  /** Filament drawn back (mm), its speed (mm/s), lift meanwhile (mm). */
  readonly retraction: readonly [length: number, speed: number, lift: number];
  /** Highest temperatures, °C. */
  readonly heat: readonly [nozzle: number, bed: number];
}

/** The figures as settings. */
export const machine = (figures: MachineFigures): RawSettings => ({
  bed_size_x: figures.bed[0],
  bed_size_y: figures.bed[1],
  max_print_height: figures.bed[2],
  machine_max_acceleration_x: figures.acceleration[0],
  machine_max_acceleration_y: figures.acceleration[1],
  machine_max_acceleration_z: figures.acceleration[2],
  machine_max_acceleration_e: figures.acceleration[3],
  machine_max_acceleration_extruding: figures.extruding,
  machine_max_acceleration_travel: figures.acceleration[0],
  machine_max_feedrate_x: figures.feed[0],
  machine_max_feedrate_y: figures.feed[1],
  machine_max_feedrate_z: figures.feed[2],
  machine_max_feedrate_e: figures.feed[3],
  machine_max_jerk_x: figures.jerk[0],
  machine_max_jerk_y: figures.jerk[1],
  machine_max_jerk_z: figures.jerk[2],
  machine_max_jerk_e: figures.jerk[3],
  retract_length: figures.retraction[0],
  retract_speed: figures.retraction[1],
  retract_lift: figures.retraction[2],
  retract_before_travel: figures.retraction[0] > 2 ? 2 : 1,
  max_nozzle_temperature: figures.heat[0],
  max_bed_temperature: figures.heat[1],
});
