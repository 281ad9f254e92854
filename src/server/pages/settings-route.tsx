// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SettingDefinition } from '../../pipeline/fabricators/settings/definition.ts';
import { MATERIAL_SETTINGS } from '../../pipeline/fabricators/settings/material-settings.ts';
import { PRINTER_SETTINGS } from '../../pipeline/fabricators/settings/printer-settings.ts';
import { PROCESS_SETTINGS } from '../../pipeline/fabricators/settings/process-settings.ts';
import { page } from '../answers/answer.ts';
import { route } from '../route.ts';

/** The whole settings table: what profiles say and makers may say over them. */
export const settingsRoute = route({
  method: 'get',
  path: '/settings',
  access: 'anyone',
  summary: 'Every setting of printing, with unit, limits and default',
  handle: async () =>
    page(
      { title: 'Settings' },
      <div class="settings">
        <h1>Settings</h1>
        <p>
          A profile says them, and so can you where something is made:{' '}
          <code>layer_height = 0.15</code>
        </p>
        {TABLES.map(([words, table]) => (
          <section aria-labelledby={words}>
            <h2 id={words}>{words}</h2>
            <dl>
              {Object.entries<SettingDefinition>(table).map(([key, setting]) => (
                <>
                  <dt id={key}>
                    <code>{key}</code> <span class="quiet figures">{limits(setting)}</span>
                  </dt>
                  <dd>{setting.help}</dd>
                </>
              ))}
            </dl>
          </section>
        ))}
      </div>,
    ),
});

const TABLES = [
  ['Printer', PRINTER_SETTINGS],
  ['Material', MATERIAL_SETTINGS],
  ['Process', PROCESS_SETTINGS],
] as const;

const limits = (setting: SettingDefinition): string => {
  switch (setting.type) {
    case 'bool':
      return `yes or no, else ${setting.default ? 'yes' : 'no'}`;
    case 'enum':
      return `${setting.values.join(', ')}; else ${setting.default}`;
    case 'text':
      return 'text';
    case 'currency':
      return `code of a currency, else ${setting.default}`;
    default: {
      const { min, max, unit, default: standard } = setting;
      return `${min} to ${max} ${unit}, else ${standard}`;
    }
  }
};
