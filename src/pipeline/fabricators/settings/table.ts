// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { byCodeUnits } from '../../../shared/order.ts';
import type { SettingDefinition, SettingValue } from './definition.ts';
import { MATERIAL_SETTINGS } from './material-settings.ts';
import { PRINTER_SETTINGS } from './printer-settings.ts';
import { PROCESS_SETTINGS } from './process-settings.ts';

/** Every setting there is. */
export const SETTINGS = {
  ...PRINTER_SETTINGS,
  ...MATERIAL_SETTINGS,
  ...PROCESS_SETTINGS,
} as const satisfies Record<string, SettingDefinition>;

export type SettingKey = keyof typeof SETTINGS;

/** All settings resolved: no percent text left, widths and accelerations of 0 made real. */
export type Settings = {
  readonly [K in SettingKey]: SettingValue<(typeof SETTINGS)[K]>;
};

export const SETTING_KEYS = Object.keys(SETTINGS).sort(byCodeUnits) as readonly SettingKey[];
