// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { BUNDLE_BUDGETS } from '../../designs/bundle.ts';

/** A file that somebody chose or dropped, with its folders before its name. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** What is no source of a design: not looked into, however much is in it. */
const isLeftOut = (name: string): boolean => name.startsWith('.') || name === 'node_modules';
/** Enough to say that it is too many. */
const MOST = BUNDLE_BUDGETS.files + 1;

/** The files of a drop, folders walked through; those that cannot be read are missing. */
export const collectDropped = async (dropped: DataTransfer): Promise<readonly ChosenFile[]> => {
  // Before anything is awaited: afterwards the drop is empty.
  const entries = [...dropped.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found: ChosenFile[] = [];
  const waiting = entries.filter((each) => each !== null);
  for (let entry = waiting.shift(); entry && found.length < MOST; entry = waiting.shift()) {
    if (entry instanceof File) found.push({ path: entry.name, file: entry });
    else if (isLeftOut(entry.name)) continue;
    else if (entry.isFile) {
      const file = await fileOf(entry as FileSystemFileEntry);
      if (file) found.push({ path: entry.fullPath.replace(/^\//, ''), file });
    } else if (entry.isDirectory) {
      waiting.push(...(await entriesOf(entry as FileSystemDirectoryEntry)));
    }
  }
  return found;
};

/** The files of a field; of one for folders with their folders. */
export const collectChosen = (files: FileList | null): readonly ChosenFile[] =>
  [...(files ?? [])]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path }) => !path.split('/').some(isLeftOut));

const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));

/** Browsers give the entries of a folder in portions, an empty one at the end. */
const entriesOf = async (folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> => {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < MOST) {
    const portion = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (portion.length === 0) break;
    all.push(...portion);
  }
  return all;
};
