// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Fabricator } from '../../pipeline/print.ts';
import { rememberEach } from '../../shared/remember-each.ts';
import { keyOf } from '../cache/key-of.ts';
import { MADE_BY } from '../cache/made-by.ts';
import { settingsRead } from '../cache/settings-read.ts';
import type { Node } from './node.ts';

/**
 * What a node is kept under: the digest of exactly what it reads. Where a mesh came from, who owns
 * it and what it is called does not matter to slicing, and how settings came about neither.
 */
export const nodeKey = (node: Node): string =>
  keyOf({ generator: MADE_BY, kind: node.kind, ...readBy(node) });

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
const settingsKey = rememberEach((fabricator: Fabricator): string =>
  keyOf(settingsRead(fabricator)),
);
