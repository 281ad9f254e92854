// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { formatNumber } from '../../shared/number-text.ts';
import { widthOfVolume } from './flow.ts';
import type { Extrusion, LayerToolpath, Role } from './toolpath.ts';

const COLORS: Readonly<Record<Role, string>> = {
  'External perimeter': '#e8710a',
  Perimeter: '#f2c14e',
  'Overhang perimeter': '#3b5bdb',
  'Internal infill': '#b3261e',
  'Solid infill': '#9c5fb5',
  'Top solid infill': '#d6336c',
  'Bridge infill': '#4dabf7',
  'Gap fill': '#2b8a3e',
  'Skirt/Brim': '#868e96',
};

/**
 * One layer seen from above as SVG: each bead as wide as it is there, colored by role; travels as thin
 * lines, dashed when retracted. Millimeters; a golden that a reader can look at.
 */
export const layerPicture = (layer: LayerToolpath): string => {
  const marks: string[] = [];
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  let from = '';
  for (const { points, ...move } of layer.moves) {
    for (let i = 0; i < points.length; i += 2) {
      box.minX = Math.min(box.minX, points[i]! - 1);
      box.maxX = Math.max(box.maxX, points[i]! + 1);
      box.minY = Math.min(box.minY, -points[i + 1]! - 1);
      box.maxY = Math.max(box.maxY, -points[i + 1]! + 1);
    }
    const path = Array.from({ length: points.length / 2 }, (_, i) => at(points, i));
    if (move.kind === 'extrusion')
      for (const { width, first, last } of piecesOf(points.length / 2 - 1, move))
        marks.push(
          `<polyline class="${move.role}" stroke="${COLORS[move.role]}" stroke-width="${width}" points="${path.slice(first, last + 2).join(' ')}"/>`,
        );
    else if (from !== '')
      marks.push(
        `<polyline class="travel" stroke="#000" stroke-width="0.03"${move.retract ? ' stroke-dasharray="0.3"' : ''} points="${from} ${path.join(' ')}"/>`,
      );
    from = path.at(-1)!;
  }
  if (marks.length === 0) return '<svg xmlns="http://www.w3.org/2000/svg"/>\n';
  const size = [box.minX, box.minY, box.maxX - box.minX, box.maxY - box.minY];
  const [x, y, width, height] = size.map((value) => formatNumber(value, 2));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="${x} ${y} ${width} ${height}" fill="none" stroke-linecap="round" stroke-linejoin="round" stroke-opacity="0.75">
<title>layer ${layer.index}, z ${formatNumber(layer.z, 3)} mm</title>
${marks.join('\n')}
</svg>
`;
};

interface Piece {
  /** mm */
  readonly width: string;
  /** Its segments. */
  readonly first: number;
  last: number;
}

/** Pieces of a bead that are as wide all along: one, but where segments get shares of the flow. */
const piecesOf = (segments: number, bead: Omit<Extrusion, 'points'>): readonly Piece[] => {
  const { width: whole, height, mm3PerMm, shares } = bead;
  const pieces: Piece[] = [];
  for (let i = 0; i < segments; i++) {
    const share = shares?.[i] ?? 1;
    const width = formatNumber(share === 1 ? whole : widthOfVolume(share * mm3PerMm, height), 3);
    const before = pieces.at(-1);
    if (before?.width === width) before.last = i;
    else pieces.push({ width, first: i, last: i });
  }
  return pieces;
};

const at = (points: Float64Array, i: number): string =>
  `${formatNumber(points[2 * i]!, 3)},${formatNumber(-points[2 * i + 1]!, 3)}`;
