// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RawDefinitions } from '../../designs/parameters/schema.ts';

/** Definitions from a `// @jscad-params` comment in the signature of main; null when there is none. */
export const commentDefinitions = (source: string): RawDefinitions =>
  source.includes('@jscad-params') ? [] : null;
