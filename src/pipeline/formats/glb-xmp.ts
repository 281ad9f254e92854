// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { addressOf, type Notice } from '../../designs/license/notice.ts';
import { singleLine } from '../../designs/license/single-line.ts';
import type { Json } from '../../shared/canonical-json.ts';
import { rightsText } from './rights-text.ts';

/** The notice as an XMP packet in JSON-LD (KHR_xmp_json_ld), in Dublin Core terms. */
export const xmpPacket = (notice: Notice): Json => {
  const address = addressOf(notice);
  const changed = notice.changed.map(({ name, value }) => `${name} = ${value}`);
  return {
    '@context': {
      dc: 'http://purl.org/dc/elements/1.1/',
      rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      ...(notice.recipe !== undefined && { dcterms: 'http://purl.org/dc/terms/' }),
    },
    '@id': '',
    ...(notice.works !== undefined && { 'dc:type': 'Collection' }),
    'dc:title': inAnyLanguage(`${notice.title} ${notice.version}`),
    'dc:creator': { '@list': notice.authors.map((author) => singleLine(author)) },
    'dc:rights': inAnyLanguage(rightsText(notice)),
    'dc:source': singleLine(notice.source ?? address),
    'dc:identifier': singleLine(`${address} sha256:${notice.digest}`),
    ...(notice.recipe !== undefined && { 'dcterms:provenance': singleLine(notice.recipe) }),
    ...(changed.length > 0 && {
      'dc:description': inAnyLanguage(`Changed: ${changed.join('; ')}`),
    }),
    ...(notice.derivedFrom.length > 0 && {
      'dc:relation': { '@set': notice.derivedFrom.map((origin) => singleLine(origin)) },
    }),
  };
};

const inAnyLanguage = (text: string): Json => ({
  '@type': 'rdf:Alt',
  'rdf:_1': { '@language': 'x-default', '@value': singleLine(text) },
});
