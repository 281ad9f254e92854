// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { indentWithTab } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';
import type { Problem } from '../../shared/problem.ts';
import { codeTheme } from './code-theme.ts';
import { colors, languageOf } from './language-of.ts';

/** The text of one file at a time; each keeps its own history of changes. */
export interface CodeView {
  /** Shows a file, as it was left when it was shown before. */
  open(path: string, text: string): void;
  /** Another text for a file, which can be undone where it is shown. */
  replace(path: string, text: string): void;
  forget(path: string): void;
  /** Marks the Problems of the file that is shown, at their lines. */
  mark(problems: readonly Problem[]): void;
  /** To a line of the file that is shown, with the focus. */
  goTo(line: number): void;
}

/**
 * A code editor in `host`. It stands in a shadow tree, where its styles are adopted sheets: the
 * page's policy allows no style elements.
 */
export const createCodeView = (
  host: HTMLElement,
  changed: (path: string, text: string) => void,
): CodeView => {
  const root = host.attachShadow({ mode: 'open' });
  const states = new Map<string, EditorState>();
  let shown = '';
  const stateOf = (path: string, doc: string): EditorState =>
    EditorState.create({
      doc,
      extensions: [
        basicSetup,
        keymap.of([indentWithTab]),
        indentUnit.of('  '),
        lintGutter(),
        languageOf(path),
        colors,
        codeTheme,
        EditorView.contentAttributes.of({
          'aria-label': path,
          'aria-describedby': 'editor-keys',
          autocapitalize: 'off',
          tabindex: '0',
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && path === shown) changed(path, state.doc.toString());
        }),
      ],
    });
  const view = new EditorView({ root, parent: root, state: stateOf('', '') });
  // Outside of the shadow tree nothing can be pointed at, so the hint is repeated inside it.
  const keys = document.createElement('p');
  keys.id = 'editor-keys';
  keys.hidden = true;
  keys.textContent = 'Tab indents; Escape, then Tab leaves the editor.';
  root.append(keys);
  const all = (text: string) => ({
    changes: { from: 0, to: view.state.doc.length, insert: text },
  });
  return {
    open: (path, text) => {
      if (shown !== '') states.set(shown, view.state);
      shown = path;
      view.setState(states.get(path) ?? stateOf(path, text));
      if (view.state.doc.toString() !== text) view.dispatch(all(text));
    },
    replace: (path, text) => {
      if (path === shown) view.dispatch(all(text));
      else states.delete(path);
    },
    forget: (path) => {
      states.delete(path);
      if (path === shown) shown = '';
    },
    mark: (problems) => {
      const { doc } = view.state;
      const found = problems.map((problem): Diagnostic => {
        const { line = 1, column } = problem.where ?? {};
        const at = doc.line(Math.min(Math.max(1, line), doc.lines));
        const indent = /^\s*/.exec(at.text)![0].length;
        const from = Math.min(at.to, at.from + (column === undefined ? indent : column - 1));
        return {
          from: Math.max(at.from, from),
          to: at.to,
          severity: problem.severity === 'note' ? 'info' : problem.severity,
          message: [problem.message, problem.hint].filter(Boolean).join(' – '),
        };
      });
      view.dispatch(setDiagnostics(view.state, found));
    },
    goTo: (line) => {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: at.from, head: at.to },
        effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
      });
      view.focus();
    },
  };
};
