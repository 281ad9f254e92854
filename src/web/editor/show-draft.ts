// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { h, render } from 'preact';
import type { Problem } from '../../shared/problem.ts';
import { ParameterForm } from '../../server/pages/design/parameter-form.tsx';
import { customize, type PartChange } from '../customizer/customize.ts';
import { sentenceOf } from '../customizer/show-problems.ts';
import { createViewer } from '../viewer/create-viewer.ts';
import { latestWins } from '../worker/latest-wins.ts';
import { fetchModule } from './fetch-module.ts';
import type { Files, OpenedDraft } from './messages.ts';
import { openWithModules } from './open-with-modules.ts';
import type { DraftRunner } from './run-draft.ts';

export interface NamedFiles {
  readonly files: Files;
  /** Names the design where its files do not. */
  readonly name: string;
}

/** Where in the page the part of a draft is seen. */
export interface PartPlace {
  readonly stage: HTMLElement;
  readonly summary: HTMLElement;
  /** What holds the form of the parameters. */
  readonly parameters: HTMLElement;
}

/**
 * Shows what the files are, again with each change of them: the same viewer, and the form of the
 * parameters anew when they are others. Modules of the commons that code names are taken from the node as
 * it would publish them; what is under way for files that changed is left. `tell` hears the Problems of
 * each try; none when it went well.
 */
export const showDraft = (
  { stage, summary, parameters }: PartPlace,
  runner: DraftRunner,
  tell: (problems: readonly Problem[]) => void,
): ((draft: NamedFiles) => void) => {
  const viewer = createViewer(stage);
  let shown = '';
  let form: HTMLFormElement | undefined;
  let reading: readonly Problem[] = [];
  parameters.addEventListener('part-changed', (event) => {
    const { problems } = (event as CustomEvent<PartChange>).detail;
    tell([...reading, ...problems]);
  });
  const begin = (key: string, { schema, presets }: OpenedDraft): void => {
    shown = key;
    const holder = document.createElement('div');
    // A design without parameters is run all the same.
    if (schema.length === 0) holder.append(document.createElement('form'));
    else render(h(ParameterForm, { schema, presets, given: {}, action: '#part' }), holder);
    parameters.replaceChildren(holder);
    for (const spoken of document.querySelectorAll('#stage ~ .spoken')) spoken.remove();
    form = holder.querySelector('form')!;
    customize({ form, stage, summary, viewer }, { schema, presets }, runner);
  };
  const open = openWithModules(runner, fetchModule);
  let replaced = new AbortController();
  const show = latestWins(async ({ files, name, signal }: NamedFiles & { signal: AbortSignal }) => {
    const opened = await open(files, name, signal);
    if (opened === undefined) return;
    if (!opened.ok) {
      summary.textContent = sentenceOf(opened.problems.find(isError) ?? opened.problems[0]!);
      tell(opened.problems);
      return;
    }
    reading = opened.problems;
    const key = JSON.stringify(opened.value);
    if (key === shown && form) form.dispatchEvent(new Event('input', { bubbles: true }));
    else begin(key, opened.value);
  });
  return (draft) => {
    replaced.abort();
    replaced = new AbortController();
    show({ ...draft, signal: replaced.signal });
  };
};

const isError = ({ severity }: Problem): boolean => severity === 'error';
