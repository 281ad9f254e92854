// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Machine } from './machine.ts';
import { lengthOfVolume } from './volumetric.ts';
import { FIRMWARE_RETRACT, FIRMWARE_UNRETRACT, HOME } from './moves.ts';

type Words = ReadonlyMap<string, number>;

/** One command that is no motion: what it changes for the moves after it. */
export const runCommand = (machine: Machine, name: string, words: Words): void => {
  COMMANDS[name]?.(machine, words);
};

/** A named command; Klipper's limits count, others are noted. */
export const runMacro = (machine: Machine, name: string, args: string): void => {
  machine.macros.push({ line: machine.line, move: machine.table.count, name });
  if (name !== 'SET_VELOCITY_LIMIT') return;
  const acceleration = Number(/\bACCEL=([\d.]+)/i.exec(args)?.[1]);
  if (acceleration > 0) {
    machine.modal.printAcceleration = acceleration;
    machine.modal.travelAcceleration = acceleration;
  }
};

/** A comment: layers, roles, sizes, `key = value`. */
export const runComment = (machine: Machine, text: string): void => {
  const { modal } = machine;
  if (text === 'LAYER_CHANGE' || text === 'CHANGE_LAYER') {
    machine.marksLayers = true;
    modal.layer++;
    return;
  }
  const colon = text.indexOf(':');
  if (colon > 0 && colon < 16) {
    const value = text.slice(colon + 1).trim();
    switch (text.slice(0, colon)) {
      case 'TYPE':
      case 'FEATURE':
        modal.role = roleIndex(machine, ROLES[value] ?? value);
        return;
      case 'FLAVOR':
        if (value === 'UltiGCode') machine.volumes ??= 'ultimaker';
        return;
      case 'WIDTH':
      case 'LINE_WIDTH':
        modal.width = Number(value) || 0;
        return;
      case 'HEIGHT':
      case 'LAYER_HEIGHT':
        modal.height = Number(value) || 0;
        return;
      case 'LAYER':
        if (/^-?\d+$/.test(value)) {
          machine.marksLayers = true;
          modal.layer++;
        }
        return;
    }
  }
  const pair = /^([a-z][\w .()[\]-]{0,60}?)\s*=\s*(.*)$/i.exec(text);
  if (pair !== null && machine.comments.size < MOST_COMMENTS) {
    machine.comments.set(pair[1]!, pair[2]!);
  }
};

const MOST_COMMENTS = 5000;
const MOST_ROLES = 255;

// Cura's words for the field's.
const ROLES: Readonly<Record<string, string>> = {
  __proto__: null as unknown as string,
  'WALL-OUTER': 'External perimeter',
  'WALL-INNER': 'Perimeter',
  SKIN: 'Solid infill',
  FILL: 'Internal infill',
  SKIRT: 'Skirt/Brim',
  SUPPORT: 'Support material',
  'SUPPORT-INTERFACE': 'Support material interface',
};

const roleIndex = (machine: Machine, role: string): number => {
  const known = machine.roleIndex.get(role);
  if (known !== undefined) return known;
  if (machine.roles.length > MOST_ROLES) return 0;
  machine.roles.push(role);
  machine.roleIndex.set(role, machine.roles.length - 1);
  return machine.roles.length - 1;
};

const rest = (machine: Machine): void => {
  machine.modal.rest = 1;
};

const heat =
  (part: 'nozzle' | 'bed', wait: boolean) =>
  (machine: Machine, words: Words): void => {
    const target = words.get('S') ?? words.get('R');
    if (target === undefined) return;
    const { line, table } = machine;
    machine.heats.push({ line, move: table.count, part, target, wait });
    if (wait) rest(machine);
  };

const limit =
  (name: string, letters: Readonly<Record<string, string>>) =>
  (machine: Machine, words: Words): void => {
    for (const [letter, axis] of Object.entries(letters)) {
      const value = words.get(letter);
      if (value !== undefined) machine.limits.set(`machine_max_${name}_${axis}`, value);
    }
  };

const AXES = { X: 'x', Y: 'y', Z: 'z', E: 'e' };

const firmwareMove =
  (kind: number) =>
  (machine: Machine, words: Words): void => {
    if (words.has('P') || words.has('L')) return; // a tool's offsets
    const { table, line, x, y, z, modal } = machine;
    table.add(kind, line, x, y, z, 0, modal);
  };

const COMMANDS: Readonly<Record<string, (machine: Machine, words: Words) => void>> = {
  G4: (machine, words) => {
    const seconds = words.get('S') ?? (words.get('P') ?? 0) / 1000;
    machine.dwells.push({ move: machine.table.count, seconds: Math.max(0, seconds) });
    rest(machine);
  },
  G10: firmwareMove(FIRMWARE_RETRACT),
  G11: firmwareMove(FIRMWARE_UNRETRACT),
  G20: (machine) => {
    machine.unit = 25.4;
  },
  G21: (machine) => {
    machine.unit = 1;
  },
  G28: (machine, words) => {
    const all = !words.has('X') && !words.has('Y') && !words.has('Z');
    if (all || words.has('X')) machine.x = machine.offsetX = 0;
    if (all || words.has('Y')) machine.y = machine.offsetY = 0;
    if (all || words.has('Z')) machine.z = machine.offsetZ = 0;
    rest(machine);
    const { table, line, x, y, z, modal } = machine;
    table.add(HOME, line, x, y, z, 0, modal);
    rest(machine);
  },
  G29: rest,
  G80: rest,
  G90: (machine) => {
    machine.relative = false;
  },
  G91: (machine) => {
    machine.relative = true;
  },
  G92: (machine, words) => {
    const all = words.size <= 1; // G itself
    const { unit } = machine;
    const set = (letter: string): number | undefined =>
      all ? 0 : words.has(letter) ? words.get(letter)! * unit : undefined;
    machine.e = set('E') ?? machine.e;
    const [x, y, z] = [set('X'), set('Y'), set('Z')];
    if (x !== undefined) machine.offsetX = machine.x - x;
    if (y !== undefined) machine.offsetY = machine.y - y;
    if (z !== undefined) machine.offsetZ = machine.z - z;
  },
  M0: rest,
  M1: rest,
  M82: (machine) => {
    machine.relativeE = false;
  },
  M83: (machine) => {
    machine.relativeE = true;
  },
  M104: heat('nozzle', false),
  M109: heat('nozzle', true),
  M140: heat('bed', false),
  M190: heat('bed', true),
  M106: (machine, words) => {
    if ((words.get('P') ?? 0) > 0) return; // another fan
    machine.modal.fan = Math.round(Math.min(255, Math.max(0, words.get('S') ?? 255)) / 2.55);
  },
  M107: (machine) => {
    machine.modal.fan = 0;
  },
  M200: (machine, words) => {
    const diameter = words.get('D') ?? 0;
    machine.lengthOfE = words.get('S') === 0 ? 1 : lengthOfVolume(diameter);
    machine.volumes = 'by-command';
  },
  M201: limit('acceleration', AXES),
  M203: limit('feedrate', AXES),
  M205: limit('jerk', AXES),
  M204: (machine, words) => {
    const { modal } = machine;
    const both = words.get('S');
    modal.printAcceleration = words.get('P') ?? both ?? modal.printAcceleration;
    modal.travelAcceleration = words.get('T') ?? both ?? modal.travelAcceleration;
    modal.retractAcceleration = words.get('R') ?? modal.retractAcceleration;
  },
  M400: rest,
  M600: rest,
  T: rest,
};
