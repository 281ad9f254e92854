// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { addressOf } from '../../designs/license/notice.ts';
import { noticeLines } from '../../designs/license/notice-lines.ts';
import { renderPicture } from '../mesh/picture/render-picture.ts';
import type { Drawing, Format } from './format.ts';
import { rightsText } from './rights-text.ts';

/** Pixels. */
const SIZE = [1200, 900] as const;

/** A picture of all shapes with the notice in its text chunks, where image programs show it. */
export const drawPicture = (
  { shapes, notice }: Drawing,
  [width, height]: readonly [number, number],
): Uint8Array =>
  renderPicture(shapes, {
    width,
    height,
    texts: [
      ['Title', notice.title],
      ['Author', notice.authors.join(', ')],
      ['Copyright', rightsText(notice)],
      ['Source', notice.source ?? addressOf(notice)],
      ['Description', noticeLines(notice).join('\n')],
      ['Software', notice.generator],
    ],
  });

export const png: Format = {
  id: 'png',
  extension: 'png',
  mediaType: 'image/png',
  takes: ['solid', 'section', 'path'],
  scope: 'all',
  write: (drawing) => drawPicture(drawing, SIZE),
};
