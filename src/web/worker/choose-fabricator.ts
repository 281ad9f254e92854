// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findProfile } from '../../pipeline/fabricators/find-profile.ts';
import { parseProfileFile } from '../../pipeline/fabricators/profile-file.ts';
import type { Profile, ProfileKind } from '../../pipeline/fabricators/profile.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import { failure, success, type Outcome } from '../../shared/problem.ts';
import type { FabricatorChoice, ProfileChoice } from './slice-messages.ts';

/** Profiles by id, or read from a maker's own files. Problems: of `findProfile`, `parseProfileFile`. */
export const chooseFabricator = (choice: FabricatorChoice): Outcome<Fabricator> => {
  const printer = profileOf('printer', choice.printer);
  const material = profileOf('material', choice.material);
  const process = profileOf('process', choice.process);
  if (!printer.ok || !material.ok || !process.ok)
    return failure(...[printer, material, process].flatMap(({ problems }) => problems));
  return success({
    printer: printer.value,
    material: material.value,
    process: process.value,
    overrides: choice.overrides,
  });
};

const profileOf = (kind: ProfileKind, choice: ProfileChoice): Outcome<Profile> =>
  typeof choice === 'string'
    ? findProfile(kind, choice)
    : parseProfileFile(choice.text, choice.name, kind);
