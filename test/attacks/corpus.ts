// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Attack } from './attack.ts';
import { definitions } from './kinds/definitions.ts';
import { errors } from './kinds/errors.ts';
import { escapes } from './kinds/escapes.ts';
import { kernel } from './kinds/kernel.ts';
import { memory } from './kinds/memory.ts';
import { modules } from './kinds/modules.ts';
import { poison } from './kinds/poison.ts';
import { results } from './kinds/results.ts';
import { endless, killed } from './kinds/time.ts';

/** Attacks that the sandbox ends by itself, by kind. */
export const CORPUS: Readonly<Record<string, readonly Attack[]>> = {
  escapes,
  errors,
  endless,
  memory,
  kernel,
  results,
  definitions,
  poison,
  modules,
};

/** Attacks that only the end of their worker stops. */
export const KILLED = killed;
