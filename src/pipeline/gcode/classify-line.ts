// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parseLine } from 'gcode-parser';

/** What a line is, before any of its words are trusted. */
export type GcodeLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'motion'; readonly comment: string }
  | {
      readonly kind: 'command';
      /** `M104`, `G92`; `T` for tool changes. */
      readonly name: string;
      readonly words: ReadonlyMap<string, number>;
      readonly comment: string;
    }
  /** Commands whose argument is text, where `G1` may stand in a message. */
  | { readonly kind: 'text'; readonly name: string }
  /** A firmware's named command: `SET_VELOCITY_LIMIT ACCEL=500`. */
  | { readonly kind: 'macro'; readonly name: string; readonly arguments: string }
  | { readonly kind: 'unknown' };

const COMMAND = /^\s*(?:N\d+\s*)?([GMT])\s*(\d+)(?:\.\d+)?(?![A-Z_]{2})/i;
const MACRO = /^\s*([A-Z_][A-Z0-9_]*)(?:\s+(.*))?$/i;
const TEXT_COMMANDS = new Set(['M16', 'M23', 'M28', 'M30', 'M32', 'M33', 'M36', 'M98', 'M117']);
for (const name of ['M118', 'M291', 'M486', 'M587', 'M862']) TEXT_COMMANDS.add(name);

/**
 * Sorts one line, so that words are only read where they are words: `M117 Hello G1 X5` is text, a
 * Klipper macro is a macro. Words are read by gcode-parser.
 */
export const classifyLine = (line: string): GcodeLine => {
  const semicolon = line.indexOf(';');
  const code = (semicolon < 0 ? line : line.slice(0, semicolon)).trim();
  const comment = semicolon < 0 ? '' : line.slice(semicolon + 1).trim();
  if (code === '') return semicolon < 0 ? { kind: 'blank' } : { kind: 'comment', text: comment };

  const command = COMMAND.exec(code);
  if (command === null) {
    const macro = MACRO.exec(code);
    if (macro === null) return { kind: 'unknown' };
    return { kind: 'macro', name: macro[1]!.toUpperCase(), arguments: macro[2] ?? '' };
  }
  const letter = command[1]!.toUpperCase();
  const number = Number(command[2]);
  const name = letter === 'T' ? 'T' : `${letter}${number}`;
  if (letter === 'G' && number <= 3 && !/^\s*(?:N\d+\s*)?G\s*\d+\./i.test(code)) {
    return { kind: 'motion', comment };
  }
  if (TEXT_COMMANDS.has(name)) return { kind: 'text', name };
  const words = new Map<string, number>();
  for (const [key, value] of parseLine(code).words) {
    if (typeof value === 'number' && !words.has(key)) words.set(key, value);
  }
  // Letters without a number (`G28 X`) are no words for the parser, but are meant.
  for (const [, bare] of code.matchAll(/\s([XYZE])(?=\s|$)/gi)) {
    if (!words.has(bare!.toUpperCase())) words.set(bare!.toUpperCase(), 0);
  }
  return { kind: 'command', name, words, comment };
};
