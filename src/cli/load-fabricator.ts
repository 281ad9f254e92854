// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findProfile } from '../pipeline/fabricators/find-profile.ts';
import type { Profile, ProfileKind } from '../pipeline/fabricators/profile.ts';
import { parseProfileFile } from '../pipeline/fabricators/profile-file.ts';
import { resolveSettings } from '../pipeline/fabricators/resolve.ts';
import { failure, success, type Outcome, type Problem } from '../shared/problem.ts';
import type { Fabricator } from '../pipeline/print.ts';
import { readInputText } from './read-file.ts';

/** What `--printer`, `--material`, `--process` and `--set` said. */
export interface FabricatorOptions {
  readonly printer?: string;
  readonly material?: string;
  readonly process?: string;
  readonly set: Readonly<Record<string, string>>;
}

/**
 * Profiles by id, or from a TOML or JSON file where a path was given. Settings that do not fit
 * together are told before any work begins, whether or not this work needs them.
 */
export const loadFabricator = async (options: FabricatorOptions): Promise<Outcome<Fabricator>> => {
  const printer = await loadProfile('printer', options.printer ?? 'generic');
  const material = await loadProfile('material', options.material ?? 'pla');
  const process = await loadProfile('process', options.process ?? 'standard');
  if (printer.ok && material.ok && process.ok) {
    const fabricator = {
      printer: printer.value,
      material: material.value,
      process: process.value,
      overrides: options.set,
    };
    const settings = resolveSettings(fabricator);
    return settings.ok ? success(fabricator) : settings;
  }
  const problems: Problem[] = [printer, material, process].flatMap((each) => each.problems);
  return failure(...problems);
};

const loadProfile = async (kind: ProfileKind, idOrPath: string): Promise<Outcome<Profile>> => {
  if (!/[/\\.]/.test(idOrPath)) return findProfile(kind, idOrPath);
  const text = await readInputText(idOrPath);
  return text.ok ? parseProfileFile(text.value, idOrPath, kind) : text;
};
