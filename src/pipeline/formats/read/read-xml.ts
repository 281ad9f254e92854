// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { SaxesParser } from 'saxes';
import { refuse } from './read-result.ts';

export interface XmlVisitor {
  /** Names come without their namespace prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const CHUNK = 1 << 20;
const DEEPEST = 100;

/**
 * Walk over an XML document (UTF-8, or UTF-16 with a byte order mark) as it streams by. No
 * document type, hence no entities but XML's own five.
 * Problems: format-bad-xml with line and column.
 */
export const readXml = (bytes: Uint8Array, path: string, visitor: XmlVisitor): void => {
  const parser = new SaxesParser({ xmlns: false });
  const bad = (detail: string): never =>
    refuse(
      'format-bad-xml',
      `Expected well-formed XML in ${path.slice(0, 80)}, found: ${detail.slice(0, 200)} (line ${parser.line}, column ${parser.column}).`,
      'Export the model again; the file may be damaged.',
    );
  let depth = 0;
  parser.on('error', (reason) => bad(reason.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => bad('a document type, which could expand without end'));
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) bad(`elements nested more than ${DEEPEST} deep`);
    visitor.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    depth--;
    visitor.close?.(localName(tag.name));
  });
  if (visitor.text) parser.on('text', visitor.text);

  const decoder = new TextDecoder(encodingOf(bytes));
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  }
  parser.write(decoder.decode());
  parser.close();
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
};
