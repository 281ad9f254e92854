// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Toolpaths } from '../toolpath/toolpath.ts';
import type { LabeledObject } from './flavors/flavor.ts';

const LONGEST_NAME = 40;

/** The objects that are printed, with names that firmware takes and the ground they cover. */
export const labelObjects = (toolpaths: Toolpaths): readonly LabeledObject[] => {
  const bounds = toolpaths.objects.map(() => [Infinity, Infinity, -Infinity, -Infinity]);
  for (const layer of toolpaths.layers) {
    for (const move of layer.moves) {
      const box = move.kind === 'extrusion' ? bounds[move.object] : undefined;
      if (move.kind !== 'extrusion' || box === undefined) continue;
      for (let i = 0; i + 1 < move.points.length; i += 2) {
        box[0] = Math.min(box[0]!, move.points[i]!);
        box[1] = Math.min(box[1]!, move.points[i + 1]!);
        box[2] = Math.max(box[2]!, move.points[i]!);
        box[3] = Math.max(box[3]!, move.points[i + 1]!);
      }
    }
  }
  return toolpaths.objects.map((name, index) => {
    const [minX, minY, maxX, maxY] = bounds[index]!.map((value) =>
      Number.isFinite(value) ? value : 0,
    ) as [number, number, number, number];
    return {
      index,
      name: `${plainName(name)}_${index}`,
      center: [(minX + maxX) / 2, (minY + maxY) / 2],
      min: [minX, minY],
      max: [maxX, maxY],
    };
  });
};

const plainName = (name: string): string =>
  name.replace(/[^A-Za-z0-9_-]+/g, '_').slice(0, LONGEST_NAME) || 'object';
