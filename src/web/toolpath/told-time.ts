// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Slicers say it at the beginning or at the end, beside pictures and settings. */
const LOOKED_AT = 1_000_000;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * How long a print takes by the words of whoever sliced it, s: the slicer knows accelerations that are
 * in the printer and not in the file. Undefined where the file does not say.
 *
 *     toldTime(';FLAVOR:Marlin\n;TIME:1620\n') → 1620
 */
export const toldTime = (gcode: string | Uint8Array): number | undefined => {
  const bytes = typeof gcode === 'string' ? encoder.encode(gcode) : gcode;
  const parts =
    bytes.length <= 2 * LOOKED_AT
      ? [bytes]
      : [bytes.subarray(0, LOOKED_AT), bytes.subarray(-LOOKED_AT)];
  const texts = parts.map((part) => decoder.decode(part));
  for (const [pattern, secondsOf] of SAYINGS) {
    for (const text of texts) {
      const said = pattern.exec(text)?.slice(1);
      const seconds = said === undefined ? 0 : secondsOf(said);
      if (seconds > 0 && seconds < MOST_S) return seconds;
    }
  }
  return undefined;
};

/** A year: more is a mistake or a joke. */
const MOST_S = 366 * 86_400;

const UNITS: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };

/** `1d 2h 3m 4s`, `1 hour 26 minutes` → s */
const spelled = ([text = '']: readonly string[]): number =>
  [...text.matchAll(/(\d+(?:\.\d+)?) *([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!,
    0,
  );

const seconds = ([text]: readonly string[]): number => Number(text);

/** CuraEngine's word for a time that it does not know yet. */
const PLACEHOLDER = '6666';

/** What is exact first. */
const SAYINGS: readonly (readonly [RegExp, (said: readonly string[]) => number])[] = [
  // PrusaSlicer and its kin
  [/^; *estimated printing time \(normal mode\) *= *([^\r\n]{1,60})/m, spelled],
  // Bambu Studio
  [/^;.*total estimated time: *([^;\r\n]{1,60})/m, spelled],
  // Cura
  [/^;TIME:(\d+)[ \t]*\r?$/m, ([text]) => (text === PLACEHOLDER ? 0 : Number(text))],
  [/^;PRINT\.TIME:(\d+)/m, seconds],
  // ideaMaker
  [/^;Print Time: *(\d+)/m, seconds],
  // Simplify3D
  [/^; *Build time: *([^\r\n]{1,60})/im, spelled],
  // Minutes left, as printers show them
  [/^M73 P0 R(\d+(?:\.\d+)?)/m, ([text]) => Number(text) * 60],
];
