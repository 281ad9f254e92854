// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { toUnits } from '../../../shared/units.ts';
import type { LayerSettings } from '../../fabricators/settings/layer-settings.ts';
import type { Joints } from './connect-ends.ts';

/** How lines of sparse infill hold on to the walls. */
export type Anchoring = Pick<LayerSettings, 'infill_anchor' | 'infill_anchor_max'>;

/** Joints as the settings have them, of a pattern that joins over at most `longest` mm. */
export const jointsOf = (
  { infill_anchor, infill_anchor_max }: Anchoring,
  longest: number,
): Joints => ({
  longest: toUnits(Math.min(infill_anchor_max, longest)),
  anchor: toUnits(Math.min(infill_anchor_max, infill_anchor)),
});
