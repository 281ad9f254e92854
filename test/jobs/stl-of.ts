// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BuildRequest } from '../../src/pipeline/build.ts';
import { findProfile } from '../../src/pipeline/fabricators/find-profile.ts';
import type { Design } from '../../src/designs/design.ts';
import { valueOf } from '../designs/library/samples.ts';

/** A build of STL for the profiles that nobody chose. */
export const stlOf = (design: Design, more: Partial<BuildRequest> = {}): BuildRequest => ({
  design,
  parameters: {},
  quantities: {},
  scale: 1,
  formats: ['stl'],
  fabricator: {
    printer: valueOf(findProfile('printer', 'generic')),
    material: valueOf(findProfile('material', 'pla')),
    process: valueOf(findProfile('process', 'standard')),
    overrides: {},
  },
  ...more,
});
