// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../../designs/license/single-line.ts';
import { openArchive } from '../../formats/read/3mf-archive.ts';
import { readXml } from '../../formats/read/read-xml.ts';
import { NO_CLAIMS, parseAddress, parseDigest, splitChanged, type Claims } from '../claims.ts';

const LONGEST = 100_000;

/**
 * 3MF: metadata of the first model. Where another program dropped them, the part number of an object
 * still is the address. Lists are joined by `; ` and so are taken apart there.
 */
export const claimsOf3mf = (bytes: Uint8Array): Claims => {
  const archive = openArchive(bytes);
  const model = archive.models.get(archive.start);
  if (!model) return NO_CLAIMS;
  const texts = new Map<string, string>();
  let name: string | undefined;
  let text = '';
  let partNumber = '';
  readXml(model, archive.start, {
    open: (element, attributes) => {
      if (element === 'metadata') [name, text] = [attributes['name'] ?? '', ''];
      if (element === 'object') partNumber ||= singleLine(attributes['partnumber'] ?? '');
    },
    text: (part) => {
      if (name !== undefined && text.length < LONGEST) text += part;
    },
    close: (element) => {
      if (element !== 'metadata' || name === undefined) return;
      if (!texts.has(name)) texts.set(name, singleLine(text));
      name = undefined;
    },
  });
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
