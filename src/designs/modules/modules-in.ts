// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { byCodeUnits } from '../../shared/order.ts';
import type { SourceBundle } from '../design.ts';
import { type LockedModule, readLock } from './lock.ts';
import { LOCK_FILE } from './module-request.ts';

/**
 * The modules of the commons that came along with a design, those of its modules too, sorted by their
 * folders; `path` counts from the root of the design. What no lock file names is none, nor is what a
 * lock file names and did not come along.
 */
export const modulesIn = ({ files }: SourceBundle): readonly LockedModule[] => {
  const modules = new Map<string, LockedModule>();
  const visit = (root: string): void => {
    for (const module of Object.values(readLock(files.get(`${root}${LOCK_FILE}`)) ?? {})) {
      const path = `${root}${module.path}`;
      if (modules.has(path) || !files.has(`${path}/${module.entry}`)) continue;
      modules.set(path, { ...module, path });
      visit(`${path}/`);
    }
  };
  visit('');
  return [...modules.values()].sort((a, b) => byCodeUnits(a.path, b.path));
};
