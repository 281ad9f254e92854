// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';

/** As JSON; the numbers that JSON has no word for stay apart from each other and from null. */
export const plainJson = (value: unknown): Json =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'number' && !Number.isFinite(each) ? { number: String(each) } : each,
    ),
  ) as Json;
