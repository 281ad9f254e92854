// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../../shared/number-text.ts';
import type { Flavor, LabeledObject } from './flavor.ts';

/** Klipper: limits and objects by named commands. */
export const klipper: Flavor = {
  id: 'klipper',
  separateTravel: false,
  printAcceleration: (acceleration) => `SET_VELOCITY_LIMIT ACCEL=${acceleration}`,
  travelAcceleration: (acceleration) => `SET_VELOCITY_LIMIT ACCEL=${acceleration}`,
  defineObjects: (objects) => objects.map(define),
  startObject: ({ name }) => `EXCLUDE_OBJECT_START NAME=${name}`,
  endObject: ({ name }) => `EXCLUDE_OBJECT_END NAME=${name}`,
};

const define = ({ name, center, min, max }: LabeledObject): string => {
  const corners = [min, [max[0], min[1]], max, [min[0], max[1]]].map(
    (corner) => `[${pair(corner)}]`,
  );
  return `EXCLUDE_OBJECT_DEFINE NAME=${name} CENTER=${pair(center)} POLYGON=[${corners.join(',')}]`;
};

const pair = (point: readonly number[]): string =>
  point.map((value) => formatNumber(value, 3)).join(',');
