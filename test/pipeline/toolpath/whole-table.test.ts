// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { resolveSettings } from '../../../src/pipeline/fabricators/resolve.ts';
import type { SettingDefinition } from '../../../src/pipeline/fabricators/settings/definition.ts';
import {
  SETTINGS,
  SETTING_KEYS,
  type SettingKey,
} from '../../../src/pipeline/fabricators/settings/table.ts';
import { seededRandom } from '../../../src/shared/random.ts';
import { box, cylinder, together } from '../../shapes.ts';
import { lawsBroken } from './lawful.ts';
import { moved } from './random-shapes.ts';

/** More for a thorough look: `SETTINGS_SAMPLES=2000 npx vitest run test/pipeline/toolpath/whole-table`. */
const SAMPLES = Number(process.env['SETTINGS_SAMPLES'] ?? 24);

/** A tower on a plate with a wing in the air: walls, tops, bottoms, bridges, overhangs. */
const part = together(
  box(9, 7, 1.2, [-4, -3, 0]),
  moved(cylinder(4, 2.5, 16), [0, 0, 1.199]),
  box(8, 2, 0.8, [0, -1, 2.5]),
);

/** Templates and names are no numbers to draw. */
const DRAWN = SETTING_KEYS.filter((key) => SETTINGS[key].type !== 'text');

/** Each row of the table is changed in one sample of so many. */
const EVERY = 4;

test('random settings of the whole table: lawful G-code, or a conflict that names its keys', () => {
  const random = seededRandom('whole table');
  const count = { lawful: 0, conflicts: 0 };
  const broken: unknown[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const overrides: Record<string, string> = {};
    for (const key of DRAWN) if (random() * EVERY < 1) overrides[key] = draw(key, random);
    // The least fan is never above the highest.
    if (overrides['max_fan_speed'] !== undefined)
      overrides['min_fan_speed'] = String(
        Math.min(Number(overrides['max_fan_speed']), Number(overrides['min_fan_speed'] ?? 100)),
      );
    const settings = resolveSettings({ overrides });
    if (!settings.ok) {
      count.conflicts++;
      for (const { severity, message } of settings.problems)
        if (severity === 'error' && !SETTING_KEYS.some((key) => message.includes(key)))
          broken.push({ overrides, message });
      continue;
    }
    const problems = lawsBroken(part, settings.value);
    if (problems.length > 0) broken.push({ overrides, problems });
    else count.lawful++;
  }
  const share = (100 * count.lawful) / SAMPLES;
  console.log(
    `settings: ${SAMPLES} samples, ${share.toFixed(1)} % lawful, ${count.conflicts} conflicts`,
  );
  expect(broken).toEqual([]);
  expect(count.conflicts).toBeLessThanOrEqual(Math.max(1, SAMPLES / 100));
});

/** A value within its range and near the usual one: within 30 % of it, of temperatures within 15 %. */
const draw = (key: SettingKey, random: () => number): string => {
  const row: SettingDefinition = SETTINGS[key];
  if (row.type === 'bool') return String(random() < 0.5);
  if (row.type === 'enum') return row.values[Math.floor(random() * row.values.length)]!;
  if (row.type === 'text' || row.type === 'currency') return row.default;
  const usual = resolved[key] as number;
  const reach =
    usual === 0 ? 0.05 * (row.max - row.min) : (row.unit === '°C' ? 0.15 : 0.3) * Math.abs(usual);
  const value = Math.min(row.max, Math.max(row.min, usual + (2 * random() - 1) * reach));
  return String(row.type === 'int' ? Math.round(value) : Math.round(value * 1e4) / 1e4);
};

const usualSettings = resolveSettings();
if (!usualSettings.ok) throw new Error('the usual settings do not resolve');
const resolved = usualSettings.value;
