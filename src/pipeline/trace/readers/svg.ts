// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../../designs/license/single-line.ts';
import { readXml } from '../../formats/read/read-xml.ts';
import type { Claims } from '../claims.ts';
import { claimsOfTerms } from './dublin-core.ts';

const LONGEST = 100_000;

/** SVG: the Dublin Core terms of the first `cc:Work`, some with an agent's title inside. */
export const claimsOfSvg = (bytes: Uint8Array): Claims => {
  const terms = new Map<string, string[]>();
  const path: string[] = [];
  let text = '';
  const work = (): number => path.indexOf('Work');
  readXml(bytes, 'the drawing', {
    open: (name) => {
      if (work() >= 0 && path.length === work() + 1) text = '';
      path.push(name);
    },
    text: (part) => {
      if (work() >= 0 && text.length < LONGEST) text += part;
    },
    close: (name) => {
      path.pop();
      if (work() < 0 || path.length !== work() + 1) return;
      const values = terms.get(name) ?? [];
      values.push(singleLine(text));
      terms.set(name, values);
    },
  });
  return claimsOfTerms(terms);
};
