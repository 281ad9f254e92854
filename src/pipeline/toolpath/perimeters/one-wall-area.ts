// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import { union } from '../../polygons/clip.ts';
import { offset } from '../../polygons/offset.ts';
import { growing, thickDifference } from '../../polygons/thick-difference.ts';
import { NOTHING, type Polygons } from '../../polygons/polygon.ts';
import type { Flow } from '../flow.ts';
import { roomForAnchors, type Carried } from './room-for-anchors.ts';

/** Where inside the outer `wall` there shall be no others. */
export const oneWallArea = (
  wall: Polygons,
  count: number,
  above: Polygons,
  carried: Carried,
  outer: Flow,
  inner: Flow,
  settings: LayerSettings,
): Polygons => {
  const bridges = settings.bottom_solid_layers > 0 && carried.air.length > 0;
  if (!settings.only_one_perimeter_top && !bridges) return NOTHING;
  const inside = offset(wall, -toUnits(outer.spacing / 2));
  const top = bareTop(inside, above, inner, settings);
  if (!bridges) return top;
  const span = roomForAnchors(inside, carried, (count - 1) * inner.spacing, inner.spacing);
  return top.length === 0 ? span : union(top, span);
};

/** A bare top is at least this many spacings wide: narrower strips are the steps of a slope. */
const LEAST_BARE = 3;

/** Where nothing lies above and one wall is enough. */
const bareTop = (
  inside: Polygons,
  above: Polygons,
  { spacing }: Flow,
  settings: LayerSettings,
): Polygons =>
  settings.only_one_perimeter_top
    ? thickDifference(inside, growing(above), toUnits(LEAST_BARE * spacing))
    : NOTHING;
