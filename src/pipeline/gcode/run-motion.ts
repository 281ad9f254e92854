// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { acos, atan2, cos, hypot, sin } from '../../shared/math.ts';
import type { Machine } from './machine.ts';
import { E, F, I, J, R, X, Y, Z, type MotionWords } from './motion-words.ts';
import { EXTRUDE, RETRACT, TRAVEL, UNRETRACT } from './moves.ts';

const CHORD_ERROR_MM = 0.002;
const MOST_CHORDS = 1000;

/** One G0 to G3: moves the machine and adds its rows. */
export const moveBy = (machine: Machine, words: MotionWords): void => {
  const { has, values } = words;
  const { unit, relative } = machine;
  let { x, y, z } = machine;
  if (has & (1 << F)) machine.modal.feed = (values[F]! * unit) / 60;
  if (has & (1 << X)) x = values[X]! * unit + (relative ? x : machine.offsetX);
  if (has & (1 << Y)) y = values[Y]! * unit + (relative ? y : machine.offsetY);
  if (has & (1 << Z)) z = values[Z]! * unit + (relative ? z : machine.offsetZ);
  let e = 0;
  if (has & (1 << E)) {
    const value = values[E]! * unit;
    e = (machine.relativeE ?? relative) ? value : value - machine.e;
    machine.e += e;
    e *= machine.lengthOfE;
  }
  if (words.code >= 2) arcTo(machine, words, x, y, z, e);
  else lineTo(machine, x, y, z, e);
};

const lineTo = (machine: Machine, x: number, y: number, z: number, e: number): void => {
  const flat = x === machine.x && y === machine.y;
  if (flat && z === machine.z && e === 0) return;
  const kind = e < 0 ? RETRACT : e === 0 ? TRAVEL : flat ? UNRETRACT : EXTRUDE;
  machine.x = x;
  machine.y = y;
  machine.z = z;
  machine.table.add(kind, machine.line, x, y, z, e, machine.modal);
};

const arcTo = (
  machine: Machine,
  { code, has, values }: MotionWords,
  x: number,
  y: number,
  z: number,
  e: number,
): void => {
  const { x: x0, y: y0, z: z0, unit } = machine;
  const clockwise = code === 2;
  let centerX = x0 + (has & (1 << I) ? values[I]! * unit : 0);
  let centerY = y0 + (has & (1 << J) ? values[J]! * unit : 0);
  if (has & (1 << R)) {
    const radius = values[R]! * unit;
    const [dx, dy] = [x - x0, y - y0];
    const chord = hypot(dx, dy) || 1;
    const side = clockwise === radius > 0 ? 1 : -1;
    const height = side * Math.sqrt(Math.max(0, radius * radius - (chord * chord) / 4));
    centerX = (x0 + x) / 2 + (height * dy) / chord;
    centerY = (y0 + y) / 2 - (height * dx) / chord;
  } else if ((has & ((1 << I) | (1 << J))) === 0) {
    machine.notNumbers.push(machine.line);
    lineTo(machine, x, y, z, e);
    return;
  }
  const radius = hypot(x0 - centerX, y0 - centerY);
  const start = atan2(y0 - centerY, x0 - centerX);
  let sweep = atan2(y - centerY, x - centerX) - start;
  if (clockwise && sweep >= -1e-9) sweep -= 2 * Math.PI;
  if (!clockwise && sweep <= 1e-9) sweep += 2 * Math.PI;
  const step = 2 * acos(1 - Math.min(1, CHORD_ERROR_MM / Math.max(radius, 1e-3)));
  const wanted = Math.max(1, Math.ceil(Math.abs(sweep) / step));
  const chords = Math.max(1, Math.min(wanted, MOST_CHORDS, machine.chordsLeft));
  machine.chordsLeft -= chords;
  for (let i = 1; i < chords; i++) {
    const angle = start + (sweep * i) / chords;
    lineTo(
      machine,
      centerX + radius * cos(angle),
      centerY + radius * sin(angle),
      z0 + ((z - z0) * i) / chords,
      e / chords,
    );
  }
  lineTo(machine, x, y, z, e / chords);
};
