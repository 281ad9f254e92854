// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Format } from './format.ts';
import { dxf } from './dxf.ts';
import { glb } from './glb.ts';
import { obj } from './obj.ts';
import { png } from './png.ts';
import { stlAscii } from './stl-ascii.ts';
import { stl } from './stl.ts';
import { svg } from './svg.ts';
import { threeMf } from './3mf.ts';

/** Every format that shapes alone make, by its id. G-code and packages need more than shapes. */
export const FORMATS: ReadonlyMap<string, Format> = new Map(
  [stl, stlAscii, threeMf, obj, glb, svg, dxf, png].map((format) => [format.id, format]),
);

/** What `build` writes when nobody says; `gcode` comes from the slicer. */
export const DEFAULT_FORMATS = {
  solid: ['stl', '3mf', 'gcode'],
  flat: ['svg', 'dxf'],
} as const;
