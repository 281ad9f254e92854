// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { KernelSolid } from './kernel.ts';

/** The bodies of a solid that do not touch. */
export const splitSolid = (solids: readonly KernelSolid[]): readonly KernelSolid[] =>
  solids.flatMap((solid) => solid.decompose());
