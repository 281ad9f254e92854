// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { outOfMemory } from '../describe-error.ts';
import { Halt } from '../halt.ts';

/**
 * What a design made the host keep for it, in bytes. It may be as much again as its interpreter
 * may take. Throws Halt evaluate-memory, which the design cannot catch.
 */
export const openLedger = (mostBytes: number): ((bytes: number) => void) => {
  let held = 0;
  return (bytes) => {
    held += bytes;
    if (held > mostBytes) throw new Halt(outOfMemory(), true);
  };
};
