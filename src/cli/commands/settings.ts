// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  SETTINGS,
  SETTING_KEYS,
  type SettingKey,
} from '../../pipeline/fabricators/settings/table.ts';
import type { SettingDefinition } from '../../pipeline/fabricators/settings/definition.ts';
import { nearestName } from '../../shared/nearest-name.ts';
import { error } from '../../shared/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { finishWith } from '../finish.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { table } from '../table.ts';

/** `fabcommons settings [key]` */
export const settingsCommand: Register = (program, end) => {
  const command = program
    .command('settings')
    .description('every setting that --set takes')
    .argument('[key]', 'show one setting');
  outputOptions(command).action((key: string | undefined, options: Output) =>
    end(show(key, options)),
  );
};

const show = (key: string | undefined, output: Output): number => {
  if (key !== undefined && !Object.hasOwn(SETTINGS, key)) return finishWith([unknown(key)], output);
  const keys = key === undefined ? SETTING_KEYS : [key as SettingKey];
  const rows = keys.map((each) => ({ key: each, ...(SETTINGS[each] as SettingDefinition) }));
  if (output.json)
    process.stdout.write(`${JSON.stringify(key === undefined ? rows : rows[0], null, 2)}\n`);
  say(table(['key', 'default', 'allowed', 'what it is'], rows.map(row)), output);
  return EXIT.done;
};

const row = (setting: SettingDefinition & { readonly key: string }): readonly string[] => [
  setting.key,
  'multiline' in setting && setting.multiline ? '(template)' : String(setting.default),
  allowed(setting),
  setting.help,
];

const allowed = (setting: SettingDefinition): string => {
  switch (setting.type) {
    case 'bool':
      return '0 | 1';
    case 'enum':
      return setting.values.join(' | ');
    case 'text':
      return 'text';
    case 'currency':
      return 'EUR, USD, INR, …';
    default:
      return `${setting.min} to ${setting.max} ${setting.unit}`.trimEnd();
  }
};

const unknown = (key: string) => {
  const meant = nearestName(key, SETTING_KEYS);
  return error('settings-unknown-key', `There is no setting "${key}".`, {
    hint:
      meant === undefined ? 'Run `fabcommons settings` for the list.' : `Did you mean ${meant}?`,
  });
};
