// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { resolveSettings } from '../../pipeline/fabricators/resolve.ts';
import type { Fabricator } from '../../pipeline/print.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { rememberEach } from '../../shared/remember-each.ts';
import { MADE_BY } from '../cache/made-by.ts';
import { plainJson } from '../cache/plain-json.ts';
import { sha256 } from '../store/sealed-json.ts';
import type { Node } from './node.ts';

/**
 * What a node is kept under: the digest of exactly what it reads. Where a mesh came from, who owns
 * it and what it is called does not matter to slicing, and how settings came about neither.
 */
export const nodeKey = (node: Node): string =>
  sha256(canonicalJson(plainJson({ generator: MADE_BY, kind: node.kind, ...readBy(node) })));

const readBy = (node: Node): object => {
  switch (node.kind) {
    case 'parameters':
      return { design: node.design.digest };
    case 'evaluate':
      return { design: node.design.digest, values: node.values };
    case 'slice':
      return { ...node, fabricator: settingsKey(node.fabricator) };
    case 'mesh':
    case 'write':
    case 'picture':
      return node;
  }
};

/** A plan has thousands of slices for a handful of fabricators. */
const settingsKey = rememberEach((fabricator: Fabricator): string => {
  const { printer, material, process, overrides } = fabricator;
  const settings = resolveSettings(fabricator);
  const read = settings.ok
    ? { settings: settings.value, remarks: settings.problems }
    : { raw: [printer.settings, material.settings, process.settings, overrides] };
  return sha256(canonicalJson(plainJson(read)));
});
