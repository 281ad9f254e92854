// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { classifyLine } from './classify-line.ts';
import { fallbackLayers } from './fallback-layers.ts';
import { runCommand, runComment, runMacro } from './run-command.ts';
import { newMotionWords, parseMotion, scanMotion, type MotionWords } from './motion-words.ts';
import { moveBy } from './run-motion.ts';
import { newMachine, type GcodeProgram, type Machine } from './machine.ts';

/** Motion lines are seldom shorter than this on average. */
const BYTES_A_MOVE = 20;
/** No machine reads a line as long as this: it is skipped, a command as an unknown one. */
const MOST_BYTES_A_LINE = 65_536;
const SEMICOLON = 59;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8');

/**
 * Any G-code, ours or foreign, as rows of motion and what else matters: absolute and relative
 * axes, G92, arcs (as chords within 2 µm), firmware retraction, inches, temperatures, waits,
 * Klipper's named commands, and the comments by which slicers mark layers and roles. Never fails:
 * what is no number or no command is listed. Text that is not UTF-8 is only ever comment. After
 * `most` rows (moves, and whatever else is listed) it stops and tells where.
 */
export const readGcode = (gcode: string | Uint8Array, most = Infinity): GcodeProgram => {
  const bytes = typeof gcode === 'string' ? encoder.encode(gcode) : gcode;
  const machine = newMachine(256 + Math.min(most, Math.ceil(bytes.length / BYTES_A_MOVE)));
  const words = newMotionWords();
  for (let from = 0; from < bytes.length;) {
    machine.line++;
    let end = scanMotion(bytes, from, words);
    if (end >= 0) {
      if (end - from > machine.longest.length) {
        machine.longest = { line: machine.line, length: end - from };
      }
      moveBy(machine, words);
    } else {
      end = lineEnd(bytes, from);
      if (end - from <= MOST_BYTES_A_LINE) {
        readLine(machine, decoder.decode(bytes.subarray(from, end)), words);
      } else if (bytes[from] !== SEMICOLON) machine.unknown.push(machine.line);
    }
    from = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
    if (rowsOf(machine) >= most && from < bytes.length) {
      return { ...fallbackLayers(machine), stoppedAt: machine.line };
    }
  }
  return fallbackLayers(machine);
};

const readLine = (machine: Machine, text: string, words: MotionWords): void => {
  const line = classifyLine(text);
  switch (line.kind) {
    case 'motion':
      if (!parseMotion(text, words)) machine.notNumbers.push(machine.line);
      noteLength(machine, text);
      moveBy(machine, words);
      if (line.comment !== '') runComment(machine, line.comment);
      break;
    case 'command':
      runCommand(machine, line.name, line.words);
      if (line.comment !== '') runComment(machine, line.comment);
      break;
    case 'macro':
      runMacro(machine, line.name, line.arguments);
      break;
    case 'comment':
      runComment(machine, line.text);
      break;
    case 'unknown':
      machine.unknown.push(machine.line);
      break;
  }
};

const rowsOf = (machine: Machine): number =>
  machine.table.count +
  machine.unknown.length +
  machine.notNumbers.length +
  machine.macros.length +
  machine.heats.length +
  machine.dwells.length;

const noteLength = (machine: Machine, text: string): void => {
  const semicolon = text.indexOf(';');
  const length = (semicolon < 0 ? text : text.slice(0, semicolon)).trimEnd().length;
  if (length > machine.longest.length) machine.longest = { line: machine.line, length };
};

const lineEnd = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
};
