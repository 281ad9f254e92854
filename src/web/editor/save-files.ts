// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { DraftApi, DraftDocument } from './draft-api.ts';
import { isUnsaved, type OpenFile } from './file-list.ts';
import type { UnsavedTexts } from './unsaved.ts';

/** What came of trying to save everything. */
export interface Saved {
  readonly problems: readonly Problem[];
  readonly wrote: readonly string[];
}

/**
 * Writes every file that is not saved, one after another; those that somebody else changed are left
 * alone and marked. What was written meanwhile stays unsaved, over what is there now.
 */
export const saveFiles = async (
  api: DraftApi,
  files: Iterable<OpenFile>,
  unsaved: UnsavedTexts,
  keepalive = false,
): Promise<Saved> => {
  const problems: Problem[] = [];
  const wrote: string[] = [];
  for (const file of [...files].filter((each) => isUnsaved(each) && !each.conflict)) {
    const text = file.text!;
    const done = await api.put(file.path, text, file.seen, keepalive);
    if (!done.ok) {
      if (done.problems.some(({ code }) => code === 'draft-file-changed')) file.conflict = true;
      problems.push(...done.problems);
      continue;
    }
    takeOver(file, done.value);
    file.saved = text;
    wrote.push(file.path);
    if (isUnsaved(file)) unsaved.keep(file.path, { text: file.text!, seen: file.seen });
    else unsaved.drop(file.path);
  }
  return { problems, wrote };
};

/** What the server has of a file now. */
export const takeOver = (file: OpenFile, { files }: DraftDocument): void => {
  const there = files.find(({ path }) => path === file.path);
  file.seen = there?.sha256 ?? 'none';
  file.bytes = there?.bytes ?? 0;
};
