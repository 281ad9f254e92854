// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from '../../shared/context.ts';

/** `Slicing: infill 12 of 160`. */
export const progressText = ({ stage, done, total }: Progress): string =>
  total > 1 ? `Slicing: ${stage} ${done} of ${total}` : `Slicing: ${stage}`;
