// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { BUNDLE_BUDGETS } from '../../designs/bundle.ts';

const MIB = 1024 * 1024;

/** A chosen file, as far as it matters whether it may be sent. */
export interface Weighed {
  readonly path: string;
  readonly bytes: number;
}

/** What is wrong with what was chosen, in a sentence; undefined when it can be sent. */
export const checkChosen = (chosen: readonly Weighed[]): string | undefined => {
  const { files, fileBytes, totalBytes } = BUNDLE_BUDGETS;
  if (chosen.length === 0) {
    return 'There is no file of a design in this. Choose a ZIP, or the files of a folder.';
  }
  if (chosen.length > files) {
    return `These are more than ${files} files. Choose the folder of the design alone, without products and downloads.`;
  }
  const zip = chosen.find(({ path }) => /\.zip$/i.test(path));
  if (zip && chosen.length > 1) {
    return `${zip.path} is a ZIP beside other files. Send the ZIP alone, or the files without it.`;
  }
  const large = chosen.find(({ bytes }) => bytes > (zip ? totalBytes : fileBytes));
  if (large) {
    return `${large.path} has ${sizeText(large.bytes)}. A file of a design may have ${fileBytes / MIB} MB, a ZIP ${totalBytes / MIB} MB.`;
  }
  const total = chosen.reduce((sum, { bytes }) => sum + bytes, 0);
  return total > totalBytes
    ? `Together they have ${sizeText(total)}. A design may have ${totalBytes / MIB} MB.`
    : undefined;
};

export const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < MIB
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / MIB).toFixed(1)} MB`;

/**
 * How much of each file has gone, 0 to 1, when `sent` of `total` bytes of a request have: they go
 * one after another, in their order.
 */
export const sharesSent = (
  sizes: readonly number[],
  sent: number,
  total: number,
): readonly number[] => {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let left = total === 0 ? 0 : (sent / total) * all;
  return sizes.map((size) => {
    const share = size === 0 ? (left > 0 || sent >= total ? 1 : 0) : Math.min(1, left / size);
    left = Math.max(0, left - size);
    return share;
  });
};
