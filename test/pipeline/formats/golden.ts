// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFileSync } from 'node:fs';

/** Text of a file in test/golden/formats. */
export const readGolden = (file: string): string =>
  readFileSync(new URL(`../../golden/formats/${file}`, import.meta.url), 'utf8');
