// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { layerSettings } from '../../pipeline/fabricators/settings/layer-settings.ts';
import { resolveSettings } from '../../pipeline/fabricators/resolve.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import { rememberEach } from '../../shared/remember-each.ts';
import { keyOf } from '../cache/key-of.ts';
import { MADE_BY } from '../cache/made-by.ts';
import type { SliceNode } from './node.ts';

/**
 * What the beads of a slice are looked for under: parts, and the settings of layers. Those of
 * several machines are the same. undefined: the settings do not fit together.
 */
export const beadsKey = ({
  parts,
  quantities,
  orientation,
  fabricator,
}: SliceNode): string | undefined => {
  const settings = settingsOf(fabricator);
  if (settings === undefined) return undefined;
  return keyOf({ generator: MADE_BY, kind: 'beads', parts, quantities, orientation, settings });
};

/**
 * Equal for fabricators whose prints of a part have the same beads. A plan has thousands of slices for
 * a handful of them.
 */
export const beadsKeyOf = rememberEach((fabricator: Fabricator): string =>
  keyOf(settingsOf(fabricator) ?? {}),
);

const settingsOf = (fabricator: Fabricator) => {
  const settings = resolveSettings(fabricator);
  return settings.ok ? layerSettings(settings.value) : undefined;
};
