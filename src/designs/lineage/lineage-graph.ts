// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Ancestry } from './ancestry.ts';
import type { Descendant } from './posterity.ts';

export type Relation = 'fork' | 'remix' | 'import';

/** A work in the picture of a lineage. */
export interface GraphNode {
  /** `author/slug@version`, `author/slug` of what came later, or an address. */
  readonly name: string;
  readonly title: string;
  readonly by: string;
  readonly license: string;
  /** 0 the work itself, below 0 what it was made from, above 0 what was made from it. */
  readonly generation: number;
}

/** `to` was made from `from`. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

export interface LineageGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/**
 * A work with everything it was made from and every design that was made from it, each in a
 * generation. A work stands above everything that was made from it: the longest way counts.
 */
export const lineageGraph = (
  ancestry: Ancestry,
  design: string,
  posterity: readonly Descendant[],
): LineageGraph => {
  const [own] = ancestry.works;
  if (own === undefined) return { nodes: [], edges: [] };
  const up = generations(own.name, ancestry.edges);
  const down = new Map([[design, 0]]);
  for (const { design: each, of } of posterity) down.set(each, (down.get(of) ?? 0) + 1);
  const drawn = new Set(ancestry.works.map(({ name }) => name));
  return {
    nodes: [
      ...ancestry.works.map(({ name, title, author, license }) => ({
        name,
        title: title ?? name,
        by: author ?? '',
        license: license ?? 'no license known',
        generation: 0 - (up.get(name) ?? 0),
      })),
      ...posterity.map((each) => ({
        name: each.design,
        title: each.title,
        by: each.design.split('/')[0]!,
        license: each.license,
        generation: down.get(each.design)!,
      })),
    ],
    edges: [
      ...ancestry.edges
        .filter(({ of }) => drawn.has(of))
        .map(({ of, to, relation }) => ({ from: of, to, relation })),
      ...posterity.map(({ design: to, of, relation }) => ({
        from: of === design ? own.name : of,
        to,
        relation,
      })),
    ],
  };
};

/** How many steps each work lies back, by the longest way; steps beyond the number of works are circles. */
const generations = (own: string, edges: Ancestry['edges']): ReadonlyMap<string, number> => {
  const back = new Map([[own, 0]]);
  const most = new Set(edges.flatMap(({ of, to }) => [of, to])).size;
  for (let round = 0, changed = true; changed && round <= most; round++) {
    changed = false;
    for (const { of, to } of edges) {
      const next = (back.get(to) ?? -1) + 1;
      if (next > 0 && next <= most && next > (back.get(of) ?? 0)) {
        back.set(of, next);
        changed = true;
      }
    }
  }
  return back;
};
