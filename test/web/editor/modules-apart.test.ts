// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { error } from '../../../src/shared/problem.ts';
import { modulesApart } from '../../../src/web/editor/modules-apart.ts';

test('a module that only the server has stops nothing in the editor, and anything else does', () => {
  const absent = error(
    'evaluate-module-unlocked',
    'Expected the module "commons:ada/arm@^1" along with the design.',
    { where: { file: 'index.js', line: 1 } },
  );
  const other = error('evaluate-threw', 'x');
  const [told, same] = modulesApart([absent, other]);
  expect(told).toMatchObject({ severity: 'warning', where: { file: 'index.js', line: 1 } });
  expect(told?.message).toMatch(/^The module "commons:ada\/arm@\^1" is not among these files/);
  expect(same).toBe(other);
});
