// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Budgets } from './evaluator.ts';

/**
 * What a design may spend when nobody says otherwise: enough for all of JSCAD's examples twice
 * over, and an endless loop is told within ten seconds.
 */
export const DEFAULT_BUDGETS: Budgets = {
  timeMs: 7_500,
  memoryBytes: 512 * 1024 * 1024,
  stackBytes: 200 * 1024,
  kernelBytes: 2 * 1024 * 1024 * 1024,
  triangles: 1_000_000,
  solids: 1_000,
  logLines: 1_000,
};
