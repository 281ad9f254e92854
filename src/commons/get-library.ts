// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Library } from '../designs/library/library.ts';
import type { DesignName } from '../designs/library/reference.ts';
import type { Outcome } from '../shared/problem.ts';

/** Opens the library when it is needed, not before; told for which design, if for one. */
export type GetLibrary = (wanted?: DesignName) => Promise<Outcome<Library>>;
