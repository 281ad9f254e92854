// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest';
import { document, fabcommons } from './fabcommons.ts';

interface Entry {
  readonly license: string;
  readonly answer: string;
}
const answers = (json: Record<string, unknown>): Readonly<Record<string, string>> =>
  Object.fromEntries((json['licenses'] as Entry[]).map(({ license, answer }) => [license, answer]));

it('lists the licenses on offer in plain words', async () => {
  const { code, stdout } = await fabcommons(['licenses']);
  expect(code).toBe(0);
  expect(stdout.split('\n')[1]).toMatch(/^CERN-OHL-S-2\.0 +Everybody may use/);
  const { json } = await document(['licenses']);
  expect(json).toMatchObject({ origins: [], use: null, problems: [], outputs: [] });
  expect(json['licenses'][0]).toMatchObject({ license: 'CERN-OHL-S-2.0' });
});

it('says what a work that takes from others may carry, and why', async () => {
  const { code, json } = await document(['licenses', 'cc-by-sa-4.0', '--for', 'remix']);
  expect(code).toBe(0);
  expect(json).toMatchObject({ origins: ['CC-BY-SA-4.0'], use: 'remix', problems: [] });
  expect(answers(json)).toMatchObject({
    'CERN-OHL-S-2.0': 'no',
    'CC-BY-SA-4.0': 'yes',
    'GPL-3.0-or-later': 'yes',
    'AGPL-3.0-or-later': 'duty',
    'CC0-1.0': 'no',
  });
  for (const entry of json['licenses']) {
    expect(Object.keys(entry)).toEqual(
      expect.arrayContaining(['license', 'answer', 'reason', 'clause', 'duties', 'verdicts']),
    );
    expect(entry.verdicts).toHaveLength(1);
  }
  const { stdout } = await fabcommons(['licenses', 'MIT', 'GPL-3.0-or-later']);
  expect(stdout).toMatch(/^CERN-OHL-S-2\.0 +no +GPL-3\.0-or-later: .*§1\.2/m);
});

it('lets works stand side by side in a collection, but for those that are not open', async () => {
  const { json } = await document(['licenses', 'GPL-2.0-only', '--for', 'collection']);
  expect(new Set(Object.values(answers(json)))).toEqual(new Set(['yes']));
  const closed = await document(['licenses', 'NONE', '--for', 'collection']);
  expect(closed.code).toBe(0);
  expect(new Set(Object.values(answers(closed.json)))).toEqual(new Set(['no']));
});

it('tells which license was probably meant, and refuses other uses', async () => {
  const { code, json } = await document(['licenses', 'MIT', 'CC BY-SA 4.0']);
  expect(code).toBe(1);
  expect(json).toMatchObject({
    licenses: [],
    problems: [{ code: 'manifest-license-not-spdx', hint: 'did you mean "CC-BY-SA-4.0"?' }],
  });
  expect((await fabcommons(['licenses', 'MIT', '--for', 'sale'])).code).toBe(2);
});

it('--quiet prints nothing', async () => {
  expect(await fabcommons(['licenses', 'MIT', '--quiet'])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '',
  });
});
