// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { GcodeBytes } from './gcode-bytes.ts';
import type { GcodeMoves } from './moves.ts';

/**
 * Puts `M73 P<percent> R<minutes left>` into the G-code `out` wherever one of them changes, and
 * answers in which line each move stands now. The lines move nothing, so the analysis of the G-code
 * without them (`times` in s, `total` with waits) stays true.
 */
export const insertProgress = (
  out: GcodeBytes,
  moves: GcodeMoves,
  times: Float64Array,
  total: number,
): Uint32Array => {
  const gcode = out.view();
  const lines = new Uint32Array(moves.count);
  const places: number[] = [];
  const news: string[] = [];
  let elapsed = 0;
  let saidPercent = -1;
  let saidMinutes = -1;
  let line = 1;
  let at = 0;
  const isNews = (): boolean => {
    const percent = total > 0 ? Math.min(100, Math.floor((100 * elapsed) / total)) : 100;
    const minutes = Math.max(0, Math.round((total - elapsed) / 60));
    if (percent === saidPercent && minutes === saidMinutes) return false;
    saidPercent = percent;
    saidMinutes = minutes;
    return true;
  };
  const say = (): void => {
    places.push(at);
    news.push(`M73 P${saidPercent} R${saidMinutes}`);
  };
  for (let i = 0; i < moves.count; i++) {
    if (isNews()) {
      for (; line < moves.line[i]!; line++) {
        while (gcode[at] !== 10) at++;
        at++;
      }
      say();
    }
    lines[i] = moves.line[i]! + places.length;
    elapsed += times[i]!;
  }
  at = gcode.length;
  elapsed = total;
  if (isNews()) say();
  out.insertLines(places, news);
  return lines;
};
