// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { strToU8 } from 'fflate';
import { formatNumber } from '../../shared/number-text.ts';
import type { Path, Section } from '../evaluate/shape.ts';
import { colorBytes, hexColor } from './colors.ts';
import type { Drawing, Format } from './format.ts';
import { flatBounds, ringsOf } from './rings.ts';
import { flatsOf } from './solids.ts';
import { svgComment, svgMetadata } from './svg-metadata.ts';
import { xmlAttributes, xmlElement } from './xml-text.ts';

const DECIMALS = 4;
const LINE_WIDTH = 0.1;
const DEFAULT_FILL = '#D9DEE4';
const NAMESPACES = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:cc': 'http://creativecommons.org/ns#',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/**
 * SVG 1.1 in millimeters: sections filled, paths as lines, each with its name as title. SVG's y
 * points down, so y is negated; x and -y are the design's own coordinates.
 */
const writeSvg = (drawing: Drawing): Uint8Array => {
  const shapes = flatsOf(drawing);
  const [x0, y0, x1, y1] = flatBounds(shapes);
  const width = Math.max(x1 - x0, LINE_WIDTH);
  const height = Math.max(y1 - y0, LINE_WIDTH);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...svgComment(drawing.notice),
    `<svg${xmlAttributes({
      ...NAMESPACES,
      version: '1.1',
      width: `${text(width)}mm`,
      height: `${text(height)}mm`,
      viewBox: [x0, -y1, width, height].map(text).join(' '),
      overflow: 'visible',
    })}>`,
    `  ${xmlElement('title', {}, drawing.notice.title)}`,
    ...svgMetadata(drawing.notice),
    ...shapes.flatMap(renderShape),
    '</svg>',
    '',
  ];
  return strToU8(lines.join('\n'));
};

const renderShape = (shape: Section | Path): string[] => {
  const d = ringsOf(shape)
    .map(({ points, closed }) => {
      const pairs: string[] = [];
      for (let i = 0; i < points.length; i += 2) {
        pairs.push(`${text(points[i]!)} ${text(-points[i + 1]!)}`);
      }
      return `M${pairs.join('L')}${closed ? 'Z' : ''}`;
    })
    .join('');
  const color = shape.color && colorBytes(shape.color);
  const solid = color && hexColor([...color.slice(0, 3), 255]);
  const opacity = color && color[3] < 255 ? formatNumber(color[3] / 255, 3) : undefined;
  const look: Record<string, string> =
    shape.kind === 'section'
      ? { fill: solid ?? DEFAULT_FILL, 'fill-rule': 'evenodd', stroke: '#000000' }
      : { fill: 'none', stroke: solid ?? '#000000' };
  if (opacity) look[shape.kind === 'section' ? 'fill-opacity' : 'stroke-opacity'] = opacity;
  return [
    `  <path${xmlAttributes({ ...look, 'stroke-width': text(LINE_WIDTH), d })}>`,
    `    ${xmlElement('title', {}, shape.name)}`,
    '  </path>',
  ];
};

const text = (value: number): string => formatNumber(value, DECIMALS);

export const svg: Format = {
  id: 'svg',
  extension: 'svg',
  mediaType: 'image/svg+xml',
  takes: ['section', 'path'],
  scope: 'all',
  write: writeSvg,
};
