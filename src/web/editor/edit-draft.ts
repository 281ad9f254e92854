// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hasErrors, type Problem } from '../../shared/problem.ts';
import { debounce } from '../customizer/debounce.ts';
import { sentenceOf } from '../customizer/show-problems.ts';
import { askDialog } from './ask-dialog.ts';
import { createCodeView } from './code-view.ts';
import type { DraftApi } from './draft-api.ts';
import type { EditorFrame } from './editor-frame.ts';
import { fillFileList, isUnsaved, type OpenFile } from './file-list.ts';
import type { GateWord } from './findings-view.ts';
import { newFile } from './read-files.ts';
import { saveFiles, takeOver } from './save-files.ts';
import type { UnsavedTexts } from './unsaved.ts';

const EVALUATE_AFTER_MS = 250;
const SAVE_AFTER_MS = 800;
const CHECK_AFTER_MS = 2500;

/** What the editor works with. */
export interface EditorParts {
  readonly frame: EditorFrame;
  readonly files: Map<string, OpenFile>;
  readonly api: DraftApi;
  readonly unsaved: UnsavedTexts;
  /** Runs the files as they are now. */
  readonly evaluate: (files: Iterable<OpenFile>) => void;
  readonly showFindings: (now: readonly Problem[], gate: GateWord) => void;
  /** The gate has spoken: other parts of the page may be others. */
  readonly checked: () => void;
}

export interface DraftEditor {
  goTo(file: string, line: number | undefined): void;
  /** What came of running the files as they are. */
  found(problems: readonly Problem[]): void;
  /** Saves at once what is not saved. */
  save(keepalive?: boolean): Promise<boolean>;
  check(): Promise<void>;
}

/** Edits the files of a draft: what is typed is run at once, saved soon, checked in a pause. */
export const editDraft = (parts: EditorParts, firstGate: GateWord): DraftEditor => {
  const { frame, files, api, unsaved, showFindings } = parts;
  let open = '';
  let now: readonly Problem[] = [];
  let gate = firstGate;
  let saving: Promise<boolean> = Promise.resolve(true);

  const view = createCodeView(frame.code, (path, text) => {
    const file = files.get(path);
    if (!file || file.text === text) return;
    const was = isUnsaved(file);
    file.text = text;
    if (isUnsaved(file)) unsaved.keep(path, { text, seen: file.seen });
    else unsaved.drop(path);
    if (was !== isUnsaved(file)) list();
    changed();
    soonSave(undefined);
  });
  const changed = (): void => {
    if (gate.state === 'checked') gate = { ...gate, state: 'stale' };
    soonEvaluate(undefined);
  };
  const list = (): void => {
    fillFileList(frame.list, files.values(), open, choose);
    const state = [...files.values()];
    frame.status.textContent = state.some(({ conflict }) => conflict)
      ? 'Not everything is saved: see what was changed elsewhere.'
      : state.some(isUnsaved)
        ? 'Not saved yet …'
        : 'Everything is saved.';
  };
  const choose = (path: string): void => {
    open = path;
    const file = files.get(path);
    const isText = file?.text !== undefined;
    frame.code.hidden = !isText;
    frame.noText.hidden = isText;
    frame.rename.disabled = frame.remove.disabled = file === undefined;
    if (isText) view.open(path, file.text!);
    else if (file)
      frame.noText.textContent = `${path}: ${file.bytes} bytes, not a text. Add it again to change it.`;
    list();
    show();
  };
  const show = (): void => {
    const file = files.get(open);
    frame.conflict.hidden = file?.conflict !== true;
    frame.conflictWords.textContent = `${open} was changed elsewhere, perhaps in another window, since it was opened here. Nothing was overwritten: what you wrote stands below and is kept in this browser.`;
    showFindings(now, gate);
    if (file?.text === undefined) return;
    const all = [...now, ...(gate.state === 'stale' ? [] : gate.findings)];
    const here = all.filter(({ where }) => where?.file === open && where.line !== undefined);
    const seen = new Set<string>();
    view.mark(
      here.filter(({ code, where }) => {
        const key = `${code} ${where?.line}`;
        return !seen.has(key) && seen.add(key);
      }),
    );
  };

  const soonEvaluate = debounce(EVALUATE_AFTER_MS, () => parts.evaluate(files.values()));
  const soonSave = debounce(SAVE_AFTER_MS, () => void save());
  const soonCheck = debounce(CHECK_AFTER_MS, () => {
    if (!hasErrors(now) && ![...files.values()].some(isUnsaved)) void check();
  });

  const save = (keepalive = false): Promise<boolean> => {
    saving = saving.then(async () => {
      const { problems, wrote } = await saveFiles(api, files.values(), unsaved, keepalive);
      list();
      const other = problems.find(({ code }) => code !== 'draft-file-changed');
      if (other) {
        frame.status.textContent = `Not saved: ${sentenceOf(other)}`;
        // Whoever signs in again, or gets the network back, need not type anything.
        if (other.code !== 'source-bad-path') setTimeout(() => soonSave(undefined), 5000);
      }
      if (problems.length > 0) show();
      else if (wrote.length > 0) soonCheck(undefined);
      return problems.length === 0 && ![...files.values()].some(isUnsaved);
    });
    return saving;
  };
  const check = async (): Promise<void> => {
    gate = { ...gate, state: 'checking' };
    show();
    const done = await api.check();
    if (done.ok) {
      const { passed = false, findings = [] } = done.value.checked ?? {};
      const isStill = ![...files.values()].some(isUnsaved);
      gate = { findings, passed, state: isStill ? 'checked' : 'stale' };
      parts.checked();
    } else gate = { findings: done.problems, passed: false, state: 'stale' };
    show();
  };

  /** A change of which files there are: saved at once, for the server decides whether it can be. */
  const act = async (work: () => Promise<readonly Problem[]>, then: string): Promise<void> => {
    const problems = await work();
    if (problems.length > 0) {
      frame.status.textContent = sentenceOf(problems[0]!);
      return;
    }
    changed();
    choose(files.has(then) ? then : ([...files.keys()][0] ?? ''));
    soonCheck(undefined);
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
    const from = open;
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
    const path = open;
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
  const decide = async (mine: boolean): Promise<void> => {
    const file = files.get(open)!;
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
    list();
    show();
  };
  frame.takeTheirs.addEventListener('click', () => void decide(false));
  frame.keepMine.addEventListener('click', () => void decide(true));

  const main = [...files.keys()].find((path) => /(^|\/)(design|index|main)\.\w+$/.test(path));
  const marked = [...files.values()].find(({ conflict }) => conflict)?.path;
  choose(marked ?? main ?? [...files.keys()][0] ?? '');
  parts.evaluate(files.values());
  if ([...files.values()].some(isUnsaved)) void save();
  else if (gate.state === 'none') soonCheck(undefined);
  return {
    goTo: (file, line) => {
      if (!files.has(file)) return;
      if (file !== open) choose(file);
      frame.list.scrollIntoView({ block: 'nearest' });
      if (line !== undefined && files.get(file)!.text !== undefined) view.goTo(line);
    },
    found: (problems) => {
      now = problems;
      show();
    },
    save,
    check,
  };
};
