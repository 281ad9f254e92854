// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../../pipeline/fabricators/profile.ts';

/**
 * TOML of a profile that inherits from a built-in one: what that says stands there as comments, so
 * that a value is changed by taking away the `#`.
 */
export const profileTemplate = ({ id, title, settings }: Profile): string =>
  [
    `title = ${JSON.stringify(`${title} (mine)`)}`,
    `inherits = ${JSON.stringify(id)}`,
    '',
    ...Object.entries(settings).map(([key, value]) => `# ${key} = ${JSON.stringify(value)}`),
    '',
  ].join('\n');
