// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { ParameterSchema } from '../../../src/designs/parameters/schema.ts';
import { ParameterForm } from '../../../src/server/pages/design/parameter-form.tsx';

const SCHEMA: ParameterSchema = [
  { name: 'width', type: 'slider', caption: 'Width', default: 20, min: 5, max: 50 },
];

const formWith = (width: string): string =>
  renderToString(h(ParameterForm, { schema: SCHEMA, given: { width }, action: '/d/ada/hook' }));

test('a value that cannot be explains itself beside its control, without scripts too', () => {
  expect(formWith('99')).toMatch(
    /<input[^>]* aria-invalid="true"[^>]*>.*<p class="problem" id="p-width-problem">Expected a number of at least 5 and at most 50, found &quot;99&quot;\.<\/p>/,
  );
  expect(formWith('30')).toContain('<p class="problem" id="p-width-problem" hidden></p>');
});
