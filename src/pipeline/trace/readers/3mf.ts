// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../../designs/license/single-line.ts';
import { openArchive } from '../../formats/read/3mf-archive.ts';
import { readXml } from '../../formats/read/read-xml.ts';
import {
  claimsOfWorks,
  NO_CLAIMS,
  parseAddress,
  parseDigest,
  splitChanged,
  type Claims,
} from '../claims.ts';

const LONGEST = 100_000;

/**
 * 3MF: metadata of the first model, of a collection those of its objects. Where another program
 * dropped them, the part number of an object still is the address. Lists are joined by `; ` and so
 * are taken apart there.
 */
export const claimsOf3mf = (bytes: Uint8Array): Claims => {
  const archive = openArchive(bytes);
  const model = archive.models.get(archive.start);
  if (!model) return NO_CLAIMS;
  const texts: Texts = new Map();
  const ofObjects: Texts[] = [];
  const partNumbers = new Set<string>();
  let object: Texts | undefined;
  let name: string | undefined;
  let text = '';
  readXml(model, archive.start, {
    open: (element, attributes) => {
      if (element === 'metadata') [name, text] = [attributes['name'] ?? '', ''];
      if (element !== 'object') return;
      object = new Map();
      const number = singleLine(attributes['partnumber'] ?? '');
      if (number !== '') partNumbers.add(number);
    },
    text: (part) => {
      if (name !== undefined && text.length < LONGEST) text += part;
    },
    close: (element) => {
      if (element === 'object' && object !== undefined) {
        if (object.size > 0) ofObjects.push(object);
        object = undefined;
      }
      if (element !== 'metadata' || name === undefined) return;
      const into = object ?? texts;
      if (!into.has(name)) into.set(name, singleLine(text));
      name = undefined;
    },
  });
  const recipe = texts.get('fabcommons:Collection');
  if (recipe !== undefined && ofObjects.length > 0) {
    return claimsOfWorks(
      ofObjects.map((each) => claimsOf(each)),
      recipe,
    );
  }
  if (!texts.has('fabcommons:Design') && partNumbers.size > 1) {
    const works = [...partNumbers].filter((number) => number.includes('@'));
    if (works.length > 1) {
      return claimsOfWorks(works.map((number) => ({ ...NO_CLAIMS, ...parseAddress(number) })));
    }
  }
  const [partNumber = ''] = partNumbers;
  return claimsOf(texts, partNumber);
};

type Texts = Map<string, string>;

const claimsOf = (texts: Texts, partNumber = ''): Claims => {
  const of = (key: string): string => texts.get(key) ?? '';
  const some = <K extends string>(key: K, from: string) =>
    of(from) === '' ? {} : ({ [key]: of(from) } as Record<K, string>);
  return {
    ...some('title', 'Title'),
    ...parseAddress(of('fabcommons:Design') || partNumber),
    ...some('license', 'LicenseTerms'),
    copyright: list(of('Copyright'), '; '),
    authors: list(of('Designer'), ', '),
    ...some('source', 'fabcommons:Source'),
    ...parseDigest(of('fabcommons:Digest')),
    changed: splitChanged(of('fabcommons:Changed')),
    derivedFrom: list(of('fabcommons:DerivedFrom'), '; '),
    ...some('generator', 'Application'),
  };
};

const list = (text: string, separator: string): string[] =>
  text === '' ? [] : text.split(separator);
