// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { MATERIALS } from './materials/index.ts';
import { didYouMean } from '../../shared/nearest-name.ts';
import { PRINTERS } from './printers/index.ts';
import { PROCESSES } from './processes/index.ts';
import type { Profile, ProfileKind } from './profile.ts';

/** The profiles that come with the program, most general first. */
export const PROFILES: Readonly<Record<ProfileKind, readonly Profile[]>> = {
  printer: PRINTERS,
  material: MATERIALS,
  process: PROCESSES,
};

/**
 * The built-in profile with this id. Problem: `settings-unknown-printer`,
 * `settings-unknown-material` or `settings-unknown-process`, with the nearest id as hint.
 */
export const findProfile = (kind: ProfileKind, id: string): Outcome<Profile> => {
  const found = PROFILES[kind].find((profile) => profile.id === id);
  if (found !== undefined) return success(found);
  const ids = PROFILES[kind].map((profile) => profile.id);
  return failure(
    error(`settings-unknown-${kind}`, `expected the id of a ${kind}, found "${id}"`, {
      hint: `${didYouMean(id, ids)} (a path to a TOML or JSON file works too)`,
    }),
  );
};
