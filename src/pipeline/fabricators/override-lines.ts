// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * What a maker sets on top of the profiles, written as lines `layer_height = 0.15`; `#` begins a
 * remark, the last of two lines with one name counts. What the names and values may be is checked by
 * `resolveSettings`: a line without `=` is a name that is none.
 */
export const overrideLines = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [name = '', ...value] = line.split('=');
        return [name.trim(), value.join('=').trim()] as const;
      }),
  );
