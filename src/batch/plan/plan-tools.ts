// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isAbsolute, join } from 'node:path';
import type { GetLibrary } from '../../commons/get-library.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import type { Outcome } from '../../shared/problem.ts';

/** What reading a plan needs from whoever runs it. */
export interface PlanTools {
  readonly getLibrary: GetLibrary;
  readonly readText: (path: string) => Promise<Outcome<string>>;
  readonly loadFabricator: (choice: {
    readonly printer: string;
    readonly material: string;
    readonly process: string;
    readonly set: Readonly<Record<string, string>>;
  }) => Promise<Outcome<Fabricator>>;
}

/** Where a plan stands: its name in Problems, and the folder from which its paths count. */
export interface PlanPlace {
  readonly file: string;
  readonly folder: string;
}

/** A path of a plan. */
export const below = (folder: string, path: string): string =>
  isAbsolute(path) ? path : join(folder, path);
