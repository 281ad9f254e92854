// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import { sentenceOf } from '../customizer/show-problems.ts';
import { askDialog } from './ask-dialog.ts';
import type { Desk } from './desk.ts';
import { newFile } from './read-files.ts';
import { takeOver } from './save-files.ts';

/** The buttons that make, rename and delete files of a draft; `done` hears of each change. */
export const handleFileActs = (desk: Desk, done: () => void): void => {
  const { frame, files, api, unsaved, view, choose, save } = desk;
  /** A change of which files there are: saved at once, for the server decides whether it can be. */
  const act = async (work: () => Promise<readonly Problem[]>, then: string): Promise<void> => {
    const problems = await work();
    if (problems.length > 0) {
      frame.status.textContent = sentenceOf(problems[0]!);
      return;
    }
    choose(files.has(then) ? then : ([...files.keys()][0] ?? ''));
    done();
  };
  const sort = (): void => {
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
    files.clear();
    for (const [path, file] of sorted) files.set(path, file);
  };
  frame.create.addEventListener('click', async () => {
    const path = await askDialog({
      title: 'New file',
      label: 'Name, with its folder',
      value: 'lid.js',
      action: 'Create',
    });
    if (path === undefined) return;
    if (files.has(path)) return choose(path);
    await act(async () => {
      const done = await api.put(path, '', 'none');
      if (!done.ok) return done.problems;
      const file = newFile(path);
      takeOver(file, done.value);
      file.saved = '';
      files.set(path, file);
      sort();
      return [];
    }, path);
  });
  frame.rename.addEventListener('click', async () => {
    const from = desk.open();
    const to = await askDialog({
      title: `Rename ${from}`,
      label: 'New name, with its folder',
      value: from,
      action: 'Rename',
    });
    if (to === undefined || to === from || !(await save())) return;
    await act(async () => {
      const done = await api.rename(from, to);
      if (!done.ok) return done.problems;
      const file = { ...files.get(from)!, path: to };
      files.delete(from);
      view.forget(from);
      files.set(to, file);
      sort();
      return [];
    }, to);
  });
  frame.remove.addEventListener('click', async () => {
    const path = desk.open();
    const answer = await askDialog({
      title: `Delete ${path}?`,
      text: 'It is taken out of this draft. This cannot be undone.',
      action: 'Delete',
      danger: true,
    });
    if (answer === undefined) return;
    await act(async () => {
      const file = files.get(path)!;
      const done = file.seen === 'none' ? undefined : await api.remove(path, file.seen);
      if (done?.ok === false) return done.problems;
      files.delete(path);
      unsaved.drop(path);
      view.forget(path);
      return [];
    }, '');
  });
};
