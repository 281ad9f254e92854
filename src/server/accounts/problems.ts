// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';

export const readOnly = (): Problem =>
  error('account-read-only', 'expected a node that can be written to, this one is read-only', {
    hint: 'use another node, or ask who runs this one',
  });

export const notAllowed = (expected: string): Problem =>
  error('account-not-allowed', `expected ${expected}`, {
    hint: 'sign in with an account that may do this; tokens cannot administer',
  });
