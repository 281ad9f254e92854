// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hasErrors, type Problem } from '../../shared/problem.ts';
import { debounce } from '../customizer/debounce.ts';
import { sentenceOf } from '../customizer/show-problems.ts';
import { createCodeView } from './code-view.ts';
import type { DraftApi } from './draft-api.ts';
import type { EditorFrame } from './editor-frame.ts';
import { fillFileList, isOfModule, isUnsaved, type OpenFile } from './file-list.ts';
import type { GateWord } from './findings-view.ts';
import { handleFileActs } from './handle-file-acts.ts';
import { saveFiles } from './save-files.ts';
import { settleConflict } from './settle-conflict.ts';
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

  const desk = { frame, files, api, unsaved, view, open: () => open, choose, save };
  handleFileActs(desk, () => {
    changed();
    soonCheck(undefined);
  });
  frame.takeTheirs.addEventListener('click', () => void settleConflict(desk, false));
  frame.keepMine.addEventListener('click', () => void settleConflict(desk, true));

  const own = [...files.keys()].filter((path) => !isOfModule(path));
  const main = own.find((path) => /(^|\/)(design|index|main)\.\w+$/.test(path));
  const marked = [...files.values()].find(({ conflict }) => conflict)?.path;
  choose(marked ?? main ?? own[0] ?? '');
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
