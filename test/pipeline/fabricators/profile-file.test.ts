// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, test } from 'vitest';

import { parseProfileFile } from '../../../src/pipeline/fabricators/profile-file.ts';
import { resolveSettings } from '../../../src/pipeline/fabricators/resolve.ts';

const TOML = `
title = "MK4, 0.6 mm nozzle"
inherits = "mk4"
notes = ["hardened"]
nozzle_diameter = 0.6
[settings]
retract_length = 1.2
remaining_times = false
`;

describe('a maker’s own profile', () => {
  test('in TOML inherits from a built-in one', () => {
    const outcome = parseProfileFile(TOML, 'my/mk4-06.toml', 'printer');
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.value).toMatchObject({ id: 'mk4-06', title: 'MK4, 0.6 mm nozzle' });
    const settings = resolveSettings({ printer: outcome.value });
    expect(settings.ok && settings.value).toMatchObject({
      nozzle_diameter: 0.6,
      retract_length: 1.2,
      remaining_times: false,
      bed_size_x: 250,
    });
  });

  test('in JSON says the same', () => {
    const json = JSON.stringify({ inherits: 'pla', settings: { temperature: 205 } });
    const outcome = parseProfileFile(json, 'cool.json', 'material');
    expect(outcome).toMatchObject({
      ok: true,
      value: { id: 'cool', kind: 'material', settings: { temperature: 205, bed_temperature: 60 } },
    });
  });

  test.each([
    ['layer_height = = 2', 'settings-file-syntax'],
    ['{ "layer_height": 0.2', 'settings-file-syntax'],
    ['layer_hight = 0.2', 'settings-unknown-key'],
    ['{ "__proto__": 1 }', 'settings-unknown-key'],
    ['layer_height = [0.2]', 'settings-file-shape'],
    ['settings = 3', 'settings-file-shape'],
    ['inherits = 3', 'settings-file-shape'],
    ['kind = "printer"', 'settings-file-shape'],
    ['inherits = "standart"', 'settings-unknown-process'],
  ])('%j is refused as %s, with the file', (text, code) => {
    const outcome = parseProfileFile(text, 'own.toml', 'process');
    expect(outcome.ok).toBe(false);
    expect(outcome.problems[0]).toMatchObject({ code, where: { file: 'own.toml' } });
  });

  test('a syntax error in TOML has line and column', () => {
    const outcome = parseProfileFile('a = 1\nb = = 2', 'own.toml', 'process');
    expect(outcome.problems[0]!.where).toMatchObject({ line: 2 });
  });
});
