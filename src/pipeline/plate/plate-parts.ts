// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Plate } from './lay-out.ts';
import type { PlatePart } from './plate-request.ts';
import type { PrintedPlate } from './print-plate.ts';

/** A body, and the work that it is a part of. */
export interface BodyOf {
  readonly name: string;
  readonly work: number;
}

/** What lies on a plate, part by part in the order of the bodies, with what each takes. */
export const plateParts = (
  { bodies }: Plate,
  all: readonly BodyOf[],
  printed: PrintedPlate | undefined,
): readonly PlatePart[] =>
  all.flatMap(({ name, work }, body): PlatePart[] => {
    const copies = bodies.flatMap((each, object) => (each === body ? [object] : []));
    if (copies.length === 0) return [];
    return [
      {
        ...{ work, part: name, copies: copies.length },
        ...(printed === undefined ? {} : { production: shareOf(copies, printed) }),
      },
    ];
  });

const shareOf = (
  objects: readonly number[],
  { analysis, shares }: PrintedPlate,
): NonNullable<PlatePart['production']> => {
  const share = (of: 'volume_mm3' | 'seconds'): number =>
    objects.reduce((sum, object) => sum + shares.objects[object]![of], 0) /
    Math.max(shares.all[of], Number.MIN_VALUE);
  const [material, time] = [share('volume_mm3'), share('seconds')];
  return {
    time_s: analysis.time_s * time,
    filament_mm: analysis.filament_mm * material,
    mass_g: analysis.mass_g * material,
    energy_wh: analysis.energy_wh * time,
    cost: analysis.cost * material,
  };
};
