// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import { spdxLines } from '../../designs/license/notice-lines.ts';
import { rightsText } from './rights-text.ts';
import { singleLine } from '../../designs/license/single-line.ts';
import { xmlElement, xmlText } from './xml-text.ts';

/** The notice as RDF: Dublin Core and Creative Commons terms, where drawing programs look. */
export const svgMetadata = (notice: Notice): string[] => {
  const address = `${notice.design}@${notice.version}`;
  const changed = notice.changed.map(({ name, value }) => `${name} = ${value}`);
  const elements = [
    xmlElement('dc:title', {}, `${notice.title} ${notice.version}`),
    ...notice.authors.map((author) => agent('dc:creator', author)),
    agent('dc:rights', rightsText(notice)),
    xmlElement('dc:source', {}, notice.source ?? address),
    xmlElement('dc:identifier', {}, `${address} sha256:${notice.digest}`),
    ...(changed.length > 0
      ? [xmlElement('dc:description', {}, `Changed: ${changed.join('; ')}`)]
      : []),
    ...notice.derivedFrom.map((origin) => xmlElement('dc:relation', {}, origin)),
    agent('dc:publisher', notice.generator),
    `<cc:license rdf:resource="${xmlText(licenseAddress(notice.license))}"/>`,
  ];
  return [
    '  <metadata>',
    '    <rdf:RDF>',
    '      <cc:Work rdf:about="">',
    '        <dc:format>image/svg+xml</dc:format>',
    ...elements.map((element) => `        ${element}`),
    '      </cc:Work>',
    '    </rdf:RDF>',
    '  </metadata>',
  ];
};

/** The SPDX lines as a comment, each on a line of its own as license scanners want them. */
export const svgComment = (notice: Notice): string[] => [
  '<!--',
  ...spdxLines(notice).map((line) =>
    line.replace(/-(?=-|$)/g, '- ').replace(/[\ufffe\uffff]/g, ''),
  ),
  '-->',
];

const agent = (name: string, title: string): string =>
  `<${name}><cc:Agent>${xmlElement('dc:title', {}, title)}</cc:Agent></${name}>`;

/** SPDX has an address for each id; an expression of several is no address but a name. */
const licenseAddress = (license: string): string =>
  /^[A-Za-z0-9.+-]+$/.test(license) && license !== 'NONE'
    ? `https://spdx.org/licenses/${license}.html`
    : `urn:spdx:${encodeURIComponent(singleLine(license))}`;
