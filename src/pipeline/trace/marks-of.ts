// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SolidMark } from '../../designs/library/version-record.ts';
import type { Solid } from '../evaluate/shape.ts';
import { fingerprintMeshes } from './fingerprints-of.ts';

/** What solids are known by: each of them, as a file of its own would have it, and all together. */
export const marksOf = (solids: readonly Solid[]): readonly SolidMark[] => [
  ...solids.map(({ name, mesh }) => ({ name, ...fingerprintMeshes([mesh]) })),
  ...(solids.length > 1
    ? [{ name: '*', ...fingerprintMeshes(solids.map(({ mesh }) => mesh)) }]
    : []),
];
