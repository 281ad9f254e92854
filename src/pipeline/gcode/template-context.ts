// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../designs/license/single-line.ts';
import { SETTINGS, SETTING_KEYS, type Settings } from '../fabricators/settings/table.ts';
import type { Toolpaths } from '../toolpath/toolpath.ts';
import type { TemplateContext, TemplateValue } from './template-expression.ts';

/**
 * What templates may name: every setting that is no template itself, and `max_layer_z`,
 * `total_layer_count`, `num_objects`, `first_layer_print_min`, `_max` and `_size` (x, y in mm),
 * `layer_num`, `layer_z` (of the layer at hand).
 */
export const templateContext = (settings: Settings, toolpaths: Toolpaths): TemplateContext => {
  const context: Record<string, TemplateValue> = {};
  for (const key of SETTING_KEYS) {
    const row = SETTINGS[key];
    if ('multiline' in row && row.multiline === true) continue;
    const value = settings[key];
    context[key] = typeof value === 'string' ? singleLine(value) : value;
  }
  const [min, max] = firstLayerBounds(toolpaths);
  return {
    ...context,
    layer_num: 0,
    layer_z: toolpaths.layers[0]?.z ?? 0,
    max_layer_z: toolpaths.layers.at(-1)?.z ?? 0,
    total_layer_count: toolpaths.layers.length,
    num_objects: toolpaths.objects.length,
    first_layer_print_min: min,
    first_layer_print_max: max,
    first_layer_print_size: [max[0] - min[0], max[1] - min[1]],
  };
};

type Point = readonly [number, number];

const firstLayerBounds = (toolpaths: Toolpaths): readonly [Point, Point] => {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const move of toolpaths.layers[0]?.moves ?? []) {
    if (move.kind !== 'extrusion') continue;
    for (let i = 0; i + 1 < move.points.length; i += 2) {
      minX = Math.min(minX, move.points[i]!);
      maxX = Math.max(maxX, move.points[i]!);
      minY = Math.min(minY, move.points[i + 1]!);
      maxY = Math.max(maxY, move.points[i + 1]!);
    }
  }
  if (minX > maxX)
    return [
      [0, 0],
      [0, 0],
    ];
  return [
    [minX, minY],
    [maxX, maxY],
  ];
};
