// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The part of the package `gcode-parser` that is used here. */
declare module 'gcode-parser' {
  export interface ParsedLine {
    readonly line: string;
    /** Letter (upper case) and number; the text itself where it is no number. */
    readonly words: readonly (readonly [string, number | string])[];
  }
  export const parseLine: (line: string) => ParsedLine;
}
