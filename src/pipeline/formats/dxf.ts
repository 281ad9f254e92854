// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8 } from 'fflate';
import { noticeLines } from '../../designs/license/notice-lines.ts';
import { formatNumber } from '../../shared/number-text.ts';
import type { Path, Section } from '../evaluate/shape.ts';
import { asciiLine } from './ascii-line.ts';
import { colorBytes } from './colors.ts';
import type { Drawing, Format } from './format.ts';
import { identifiers } from './identifiers.ts';
import { flatBounds, ringsOf, type Ring } from './rings.ts';
import { flatsOf } from './solids.ts';

/** A group code and its value: two lines of the file. */
type Group = readonly [number, string];

const DECIMALS = 6;
const COMMENT = 999;
const LONGEST_COMMENT = 200;
const LONGEST_LAYER_NAME = 31;
const MILLIMETERS = '4';
const CLOSED = 1;

/**
 * DXF of release 12 (AC1009), which every program reads: a layer and color for each shape, its
 * lines as POLYLINE, the notice as comments in front. R12 knows ASCII alone.
 */
const writeDxf = (drawing: Drawing): Uint8Array => {
  const shapes = flatsOf(drawing);
  const layers = identifiers(
    shapes.map(({ name }) => name.toUpperCase()),
    { pattern: /[^A-Z0-9_$-]/g, limit: LONGEST_LAYER_NAME },
  );
  const groups: Group[] = [
    ...comments(drawing),
    ...header(shapes),
    ...layerTable(shapes, layers),
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...shapes.flatMap((shape, i) => ringsOf(shape).flatMap((ring) => polyline(ring, layers[i]!))),
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ];
  return strToU8(groups.map(([code, value]) => `${String(code).padStart(3)}\n${value}\n`).join(''));
};

const comments = (drawing: Drawing): Group[] =>
  noticeLines(drawing.notice)
    .map(asciiLine)
    .flatMap((line) => line.match(new RegExp(`.{1,${LONGEST_COMMENT}}`, 'g')) ?? [])
    .map((line) => [COMMENT, line]);

const header = (shapes: readonly (Section | Path)[]): Group[] => {
  const [x0, y0, x1, y1] = flatBounds(shapes);
  return [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1009'],
    [9, '$INSUNITS'],
    [70, MILLIMETERS],
    [9, '$MEASUREMENT'],
    [70, '1'],
    [9, '$EXTMIN'],
    ...point(x0, y0),
    [9, '$EXTMAX'],
    ...point(x1, y1),
    [0, 'ENDSEC'],
  ];
};

const layerTable = (shapes: readonly (Section | Path)[], layers: readonly string[]): Group[] => [
  [0, 'SECTION'],
  [2, 'TABLES'],
  [0, 'TABLE'],
  [2, 'LAYER'],
  [70, String(layers.length)],
  ...layers.flatMap((name, i): Group[] => [
    [0, 'LAYER'],
    [2, name],
    [70, '0'],
    [62, String(colorNumber(shapes[i]!))],
    [6, 'CONTINUOUS'],
  ]),
  [0, 'ENDTAB'],
  [0, 'ENDSEC'],
];

const polyline = ({ points, closed }: Ring, layer: string): Group[] => {
  const groups: Group[] = [
    [0, 'POLYLINE'],
    [8, layer],
    [66, '1'],
    ...point(0, 0),
    [70, String(closed ? CLOSED : 0)],
  ];
  for (let i = 0; i < points.length; i += 2) {
    groups.push([0, 'VERTEX'], [8, layer], ...point(points[i]!, points[i + 1]!));
  }
  return [...groups, [0, 'SEQEND'], [8, layer]];
};

const point = (x: number, y: number): Group[] => [
  [10, formatNumber(x, DECIMALS)],
  [20, formatNumber(y, DECIMALS)],
  [30, '0'],
];

/**
 * The nearest of AutoCAD's seven named colors: 1 red, 2 yellow, 3 green, 4 cyan, 5 blue,
 * 6 magenta, 7 black or white (whichever shows on the background).
 */
const colorNumber = (shape: Section | Path): number => {
  if (!shape.color) return 7;
  const [r, g, b] = colorBytes(shape.color).map((byte) => (byte >= 128 ? 1 : 0));
  const named = [7, 1, 3, 2, 5, 6, 4, 7];
  return named[r! + 2 * g! + 4 * b!]!;
};

export const dxf: Format = {
  id: 'dxf',
  extension: 'dxf',
  mediaType: 'image/vnd.dxf',
  takes: ['section', 'path'],
  scope: 'all',
  write: writeDxf,
};
