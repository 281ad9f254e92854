// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../designs/license/single-line.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML 1.0 content or attribute value: one line, escaped, no character XML forbids. */
export const xmlText = (text: string): string =>
  singleLine(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** `<name attribute="value">content</name>` of one line; the content is escaped. */
export const xmlElement = (
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: string,
): string => `<${name}${xmlAttributes(attributes)}>${xmlText(content)}</${name}>`;

export const xmlAttributes = (attributes: Readonly<Record<string, string>>): string =>
  Object.keys(attributes)
    .map((name) => ` ${name}="${xmlText(attributes[name]!)}"`)
    .join('');
