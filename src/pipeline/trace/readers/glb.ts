// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { singleLine } from '../../../designs/license/single-line.ts';
import { openGlb, type Node } from '../../formats/read/glb-container.ts';
import { claimsOfWorks, type Claims } from '../claims.ts';
import { claimsOfTerms } from './dublin-core.ts';

const XMP = 'KHR_xmp_json_ld';

/** GLB: the XMP packet that the asset names, else the asset's own copyright; of a collection all others. */
export const claimsOfGlb = (bytes: Uint8Array): Claims => {
  const { json } = openGlb(bytes);
  const asset = node(json['asset']);
  const index = node(node(asset['extensions'])[XMP])['packet'];
  const packets = node(node(json['extensions'])[XMP])['packets'];
  const packet = Array.isArray(packets) ? node(packets[Number(index ?? 0)]) : {};
  const generator = texts(asset['generator']);
  if (Array.isArray(packets) && packet['dc:type'] === 'Collection') {
    const works = packets.filter((each) => node(each) !== packet).map(node);
    return claimsOfWorks(
      works.map((each) => claimsOfTerms(termsOf(each, [], generator))),
      texts(packet['dcterms:provenance'])[0],
    );
  }
  return claimsOfTerms(termsOf(packet, texts(asset['copyright']), generator));
};

const termsOf = (
  packet: Node,
  rights: readonly string[],
  generator: readonly string[],
): ReadonlyMap<string, readonly string[]> => {
  const terms = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(packet)) {
    if (name.startsWith('dc:')) terms.set(name.slice('dc:'.length), texts(value));
  }
  if (!terms.has('rights')) terms.set('rights', rights);
  terms.set('publisher', generator);
  return terms;
};

/** A text, or what JSON-LD wraps texts in: a language's alternatives, a list, a set. */
const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [singleLine(value)];
  const inner = node(value);
  const alternative = node(inner['rdf:_1'])['@value'];
  const list = inner['@list'] ?? inner['@set'] ?? [alternative ?? inner['@value']];
  return Array.isArray(list) ? list.filter(isText).map((text) => singleLine(text)) : [];
};

const isText = (value: unknown): value is string => typeof value === 'string';

const node = (value: unknown): Node =>
  typeof value === 'object' && value !== null ? (value as Node) : {};
