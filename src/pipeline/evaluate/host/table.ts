// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { HostFunctions } from './host-function.ts';
import { moduleFunctions } from './modules.ts';
import { resultFunctions } from './results.ts';
import { sectionFunctions } from './sections.ts';
import { solidFunctions } from './solids.ts';
import { operationFunctions } from './operations.ts';

/** All that the sandbox can ask of its host. */
export const HOST_FUNCTIONS: HostFunctions = {
  ...moduleFunctions,
  ...solidFunctions,
  ...operationFunctions,
  ...sectionFunctions,
  ...resultFunctions,
};
