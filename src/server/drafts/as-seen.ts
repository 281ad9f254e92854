// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { error, failure, type Outcome, success } from '../../shared/problem.ts';
import type { FileChanges } from './change-files.ts';
import type { Draft } from './draft.ts';

/** What whoever changes a file has seen of it: its SHA-256, that there was none, or nobody said. */
export type Seen = string | 'none' | undefined;

/**
 * The changes, where the file is as whoever makes them has seen it: two windows never overwrite
 * each other. Problem `draft-file-changed`.
 */
export const asSeen = (
  { files }: Pick<Draft, 'files'>,
  path: string,
  seen: Seen,
  changes: FileChanges,
): Outcome<FileChanges> => {
  const now = files.find((file) => file.path === path)?.sha256;
  const wanted = changes.get(path);
  // Sent once more because no answer came the first time: it is done already.
  const isDone = wanted !== undefined && now === digest(wanted);
  if (seen === undefined || seen === (now ?? 'none') || isDone) return success(changes);
  return failure(
    error('draft-file-changed', `expected ${path} as it was seen last, found ${found(now, seen)}`, {
      hint: 'look at what is there now, then decide which of the two is to stay',
      where: { file: path },
    }),
  );
};

const found = (now: string | undefined, seen: Seen): string =>
  now === undefined
    ? 'that it is gone'
    : seen === 'none'
      ? 'that it is there already'
      : 'another text: it was changed meanwhile, perhaps in another window';

/** As `If-Match` and `If-None-Match` say it. */
export const seenIn = (headers: {
  readonly 'if-match'?: string | undefined;
  readonly 'if-none-match'?: string | undefined;
}): Seen => {
  if (headers['if-none-match'] === '*') return 'none';
  const match = headers['if-match'];
  return match === undefined || match === '*' ? undefined : match.replace(/^(W\/)?"|"$/g, '');
};
