// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { noticeLines } from '../../designs/license/notice-lines.ts';
import type { Notice } from '../../designs/license/notice.ts';

/** A picture that goes into the G-code for the printer's screen and its software. */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
}

const ROW = 78;

/** The notice, SPDX lines first; which dialect the comments follow; the pictures. */
export const headerLines = (
  notice: Notice,
  thumbnails: readonly Thumbnail[],
): readonly string[] => [
  ...noticeLines(notice, 'spdx-first').map((line) => `; ${line}`),
  // Readers that look for a slicer they know find its dialect here, and its name is not claimed.
  '; metadata dialect: PrusaSlicer 2.5 on which readers rely',
  ...thumbnails.flatMap(thumbnailLines),
  '',
];

const thumbnailLines = ({ width, height, png }: Thumbnail): readonly string[] => {
  const text = base64(png);
  const rows = text.match(new RegExp(`.{1,${ROW}}`, 'g')) ?? [];
  return [
    ';',
    `; thumbnail begin ${width}x${height} ${text.length}`,
    ...rows.map((row) => `; ${row}`),
    '; thumbnail end',
    ';',
  ];
};

const base64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};
