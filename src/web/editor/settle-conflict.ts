// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sentenceOf } from '../customizer/show-problems.ts';
import type { Desk } from './desk.ts';
import { takeOver } from './save-files.ts';

/** The file that is open was changed elsewhere: keeps what is written here, or takes what is there. */
export const settleConflict = async (desk: Desk, mine: boolean): Promise<void> => {
  const { frame, files, api, unsaved, view, choose, save } = desk;
  const file = files.get(desk.open())!;
  const there = await api.get();
  if (!there.ok) return void (frame.status.textContent = sentenceOf(there.problems[0]!));
  takeOver(file, there.value);
  if (!mine && file.seen === 'none') {
    files.delete(file.path);
    unsaved.drop(file.path);
    view.forget(file.path);
    return choose([...files.keys()][0] ?? '');
  }
  file.conflict = false;
  if (!mine) {
    const bytes = await api.bytes(file.path);
    if (!bytes.ok) return void (frame.status.textContent = sentenceOf(bytes.problems[0]!));
    file.saved = new TextDecoder().decode(bytes.value);
    // Undo brings back what was written here.
    view.replace(file.path, file.saved);
    unsaved.drop(file.path);
  }
  await save();
  choose(file.path);
};
