// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, success } from '../../shared/problem.ts';
import { ascii, isSane, malformedPhoto, type Photo } from './photo.ts';
import { stripJpeg } from './strip-jpeg.ts';
import { stripPng } from './strip-png.ts';
import { stripWebp } from './strip-webp.ts';

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The picture in `bytes` without what was written beside it: places, times, cameras, comments,
 * thumbnails, whatever follows its end. Of a JPEG the rotation stays. Problem
 * `make-photo-malformed`.
 */
export const stripPhoto = (bytes: Uint8Array): Outcome<Photo> => {
  if (bytes.length > MAX_BYTES) {
    return failure(malformedPhoto(`expected at most ${MAX_BYTES} bytes, found ${bytes.length}`));
  }
  const photo = strip(bytes);
  if (photo === undefined) {
    return failure(malformedPhoto('expected a whole JPEG, PNG or WebP picture'));
  }
  const { width, height } = photo;
  if (isSane(width, height)) return success(photo);
  return failure(malformedPhoto(`expected a picture to show, found ${width} × ${height} pixels`));
};

const strip = (bytes: Uint8Array): Photo | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return stripJpeg(bytes);
  if (ascii(bytes, 1, 4) === 'PNG') return stripPng(bytes);
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return stripWebp(bytes);
  return undefined;
};
