// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  AUTHOR_TAG,
  BESIDE_LINE,
  COPYRIGHT_TAG,
  LICENSE_TAG,
  RECIPE_TAG,
} from '../../designs/license/notice-lines.ts';
import {
  claimsOfWorks,
  NO_CLAIMS,
  parseAddress,
  parseChanged,
  parseDigest,
  titleWithout,
  type Claims,
} from './claims.ts';

type Lists = {
  copyright: string[];
  authors: string[];
  changed: Claims['changed'][number][];
  derivedFrom: string[];
};

/**
 * The reverse of `noticeLines`: lines without any comment sign, in the same order. The title is the
 * only line without a tag; its place tells it, so that a title like a tag is still one. Other
 * lines are passed over, as is everything after the generator, unless it says that another work
 * lies beside, or how the collection was made.
 */
export const parseNoticeLines = (
  lines: readonly string[],
  order: 'title-first' | 'spdx-first' = 'title-first',
): Claims => {
  const works: Claims[] = [];
  let rest = lines;
  for (;;) {
    const { claims, after } = parseWork(rest, order);
    works.push(claims);
    rest = rest.slice(after);
    if (rest[0] !== BESIDE_LINE) break;
    rest = rest.slice(1);
  }
  const start = `${RECIPE_TAG}: `;
  const recipe = rest[0]?.startsWith(start) === true ? rest[0].slice(start.length) : undefined;
  return works.length === 1 && recipe === undefined ? works[0]! : claimsOfWorks(works, recipe);
};

/** One work's lines, and how many they are. */
const parseWork = (
  lines: readonly string[],
  order: 'title-first' | 'spdx-first',
): { readonly claims: Claims; readonly after: number } => {
  const lists: Lists = { copyright: [], authors: [], changed: [], derivedFrom: [] };
  let claims: Claims = NO_CLAIMS;
  let title = '';
  let titleNext = order === 'title-first';
  let after = 0;
  for (const line of lines) {
    after++;
    if (titleNext) {
      title = line;
      titleNext = false;
      continue;
    }
    const colon = line.indexOf(':');
    const [tag, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
    if (tag === COPYRIGHT_TAG) lists.copyright.push(value);
    else if (tag === LICENSE_TAG) {
      claims = { ...claims, license: value };
      titleNext = order === 'spdx-first';
    } else if (tag === AUTHOR_TAG) lists.authors.push(value);
    else if (tag === 'Source') claims = { ...claims, source: value };
    else if (tag === 'Design') claims = { ...claims, ...parseAddress(value) };
    else if (tag === 'Design digest') claims = { ...claims, ...parseDigest(value) };
    else if (tag === 'Changed parameter') lists.changed.push(parseChanged(value));
    else if (tag === 'Derived from') lists.derivedFrom.push(value);
    else if (tag === 'Generator') {
      claims = { ...claims, generator: value };
      break;
    }
  }
  // Any comment may stand where the title would: it counts beside a design only.
  const titled = claims.design !== undefined && title !== '';
  return {
    claims: { ...claims, ...lists, ...(titled && titleWithout(claims.version, title)) },
    after,
  };
};
