// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Analysis } from './analyze-gcode.ts';
import { GcodeBytes } from './gcode-bytes.ts';

/**
 * The same G-code with `M73 P<percent> R<minutes left>` wherever one of them changes. The lines
 * move nothing, so the analysis of the G-code without them stays true.
 */
export const insertProgress = (gcode: Uint8Array, analysis: Analysis): Uint8Array => {
  const out = new GcodeBytes();
  const { moves, times, time_s: total } = analysis;
  let elapsed = 0;
  let said = '';
  let line = 1;
  let copied = 0;
  let at = 0;
  const say = (): void => {
    const percent = total > 0 ? Math.min(100, Math.floor((100 * elapsed) / total)) : 100;
    const text = `M73 P${percent} R${Math.max(0, Math.round((total - elapsed) / 60))}`;
    if (text === said) return;
    said = text;
    out.append(gcode.subarray(copied, at));
    copied = at;
    out.line(text);
  };
  for (let i = 0; i < moves.count; i++) {
    for (; line < moves.line[i]!; line++) at = gcode.indexOf(10, at) + 1;
    say();
    elapsed += times[i]!;
  }
  at = gcode.length;
  elapsed = total;
  say();
  out.append(gcode.subarray(copied));
  return out.view();
};
