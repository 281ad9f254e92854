// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { GraphEdge, GraphNode, LineageGraph } from './lineage-graph.ts';

/** Where a work stands, in pixels from the upper left: a card with words, or a dot among many. */
export interface PlacedNode extends GraphNode {
  readonly kind: 'card' | 'dot';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line from below one work to above another. */
export interface PlacedEdge extends GraphEdge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** One of a great many: drawn so that it does not hide the others. */
  readonly isFaint: boolean;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Two side by side fit on a phone. */
const CARD = { kind: 'card', width: 160, height: 52, gap: 12, aLine: 2 } as const;
const WIDE_LINES = { ...CARD, aLine: 4 } as const;
/** Large enough for a finger. */
const DOT = { kind: 'dot', width: 24, height: 24, gap: 8, aLine: 27 } as const;
/** More in one generation than this are dots. */
const MOST_CARDS = 12;
const BETWEEN = 48;
/** Room for the outline of what has the focus. */
const MARGIN = 4;

/** Generations one below the other, oldest first; each in lines that stand in the middle. */
export const layOutGraph = ({ nodes, edges }: LineageGraph): GraphLayout => {
  const rows = inGenerations(nodes);
  const width = 2 * MARGIN + Math.max(0, ...rows.map(widthOf));
  const placed: PlacedNode[] = [];
  let y = MARGIN;
  for (const row of rows) {
    const { kind, width: w, height, gap, aLine } = kindOf(row);
    for (let i = 0; i < row.length; i += aLine) {
      const line = row.slice(i, i + aLine);
      const left = (width - (line.length * (w + gap) - gap)) / 2;
      for (const [j, node] of line.entries()) {
        placed.push({ ...node, kind, x: left + j * (w + gap), y, width: w, height });
      }
      y += height + gap;
    }
    y += BETWEEN - gap;
  }
  const at = new Map(placed.map((node) => [node.name, node]));
  return {
    width,
    height: Math.max(0, y - BETWEEN + MARGIN),
    nodes: placed,
    edges: edges.flatMap((edge): PlacedEdge[] => {
      const [from, to] = [at.get(edge.from), at.get(edge.to)];
      if (!from || !to) return [];
      return [
        {
          ...edge,
          x1: from.x + from.width / 2,
          y1: from.y + from.height,
          x2: to.x + to.width / 2,
          y2: to.y,
          isFaint: to.kind === 'dot' || from.kind === 'dot',
        },
      ];
    }),
  };
};

const inGenerations = (nodes: readonly GraphNode[]): readonly (readonly GraphNode[])[] => {
  const rows = new Map<number, GraphNode[]>();
  for (const node of nodes) {
    const row = rows.get(node.generation);
    if (row) row.push(node);
    else rows.set(node.generation, [node]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
};

const kindOf = ({ length }: readonly GraphNode[]) =>
  length > MOST_CARDS ? DOT : length > 2 * CARD.aLine ? WIDE_LINES : CARD;

const widthOf = (row: readonly GraphNode[]): number => {
  const { width, gap, aLine } = kindOf(row);
  return Math.min(row.length, aLine) * (width + gap) - gap;
};
