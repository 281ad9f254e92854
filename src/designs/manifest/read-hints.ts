// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import type { ProductionHints } from '../manifest.ts';
import type { Complain } from './complain.ts';

/**
 * The table `[hints]` of okh.toml, an addition to Open Know-How in its spelling:
 *
 * ```toml
 * [hints]
 * orientation = [180, 0, 0]    # degrees about x, y, z that put the part on the bed
 * supports = false
 * layer-height = 0.2           # mm
 * materials = ["petg", "pla"]  # best first
 * ```
 */
export const readHints = (value: Json, complain: Complain): ProductionHints => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    complain(['hints'], 'a table', value);
    return {};
  }
  const table = value as Readonly<Record<string, Json | undefined>>;
  const { orientation, supports, materials } = table;
  const height = table['layer-height'];
  const hints: { -readonly [K in keyof ProductionHints]: ProductionHints[K] } = {};
  if (isAngles(orientation)) hints.orientation = orientation;
  else if (orientation !== undefined) {
    complain(['hints', 'orientation'], 'three angles in degrees, [x, y, z]', orientation);
  }
  if (typeof supports === 'boolean') hints.supports = supports;
  else if (supports !== undefined) complain(['hints', 'supports'], 'true or false', supports);
  if (typeof height === 'number' && height > 0 && height <= 2) hints.layerHeight = height;
  else if (height !== undefined) {
    complain(['hints', 'layer-height'], 'millimeters, above 0 and at most 2', height);
  }
  if (isIds(materials)) hints.materials = materials;
  else if (materials !== undefined) {
    complain(['hints', 'materials'], 'a list of material ids like "petg"', materials);
  }
  return hints;
};

const isAngles = (value: Json | undefined): value is readonly [number, number, number] =>
  Array.isArray(value) &&
  value.length === 3 &&
  value.every((angle) => typeof angle === 'number' && Math.abs(angle) <= 360);

const isIds = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) &&
  value.length <= 20 &&
  value.every((id) => typeof id === 'string' && /^[a-z0-9][a-z0-9-]{0,40}$/.test(id));
