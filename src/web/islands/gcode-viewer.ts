// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Looks at a G-code file of anybody; the file stays in the browser.
import { sentenceOf } from '../customizer/show-problems.ts';
import { createToolpathView, type ToolpathView } from '../toolpath/create-toolpath-view.ts';
import { openStage } from '../toolpath/open-stage.ts';
import { factsText } from '../toolpath/facts-text.ts';
import { readInWorker } from '../toolpath/read-in-worker.ts';
import type { Problem } from '../../shared/problem.ts';

const start = (host: HTMLElement): void => {
  const input = host.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) return;
  const zone = input.closest<HTMLElement>('.gcode-drop') ?? host;
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const findings = document.createElement('ul');
  const stageHost = document.createElement('div');
  stageHost.className = 'toolpath-stage';
  stageHost.hidden = true;
  host.append(status, stageHost, findings);
  let view: ToolpathView | undefined;
  let reading: AbortController | undefined;

  const open = (): ToolpathView | undefined => {
    const stage = openStage(stageHost);
    if (stage === undefined) return undefined;
    const controls = document.createElement('div');
    stageHost.after(controls);
    return createToolpathView(controls, stage, { isForeign: true });
  };

  const look = async (file: File): Promise<void> => {
    reading?.abort();
    const { signal } = (reading = new AbortController());
    status.textContent = `Reading ${file.name} …`;
    const outcome = await readInWorker(file, signal);
    if (signal.aborted) return;
    findings.replaceChildren(...outcome.problems.map(findingOf));
    if (!outcome.ok) {
      status.textContent = `${file.name} cannot be shown.`;
      stageHost.hidden = true;
      view?.setVisible(false);
      return;
    }
    const { toolpath, facts } = outcome.value;
    status.textContent = `${file.name}: ${factsText(facts, toolpath.layers.length)}`;
    stageHost.hidden = false;
    view ??= open();
    if (view === undefined) {
      stageHost.hidden = true;
      status.textContent += ' This browser has no WebGL, so there is no picture.';
      return;
    }
    view.show(toolpath);
    view.setVisible(true);
    view.fit();
  };

  const lookAtChosen = (): void => {
    const file = input.files?.[0];
    if (file !== undefined) void look(file);
  };
  input.addEventListener('change', lookAtChosen);
  lookAtChosen(); // One that was chosen while this script was under way.
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    zone.toggleAttribute('data-over', is);
  };
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void look(file);
  });
};

const findingOf = (problem: Problem): HTMLLIElement => {
  const { severity, where, hint, ...about } = problem;
  // What to do about a broken law is for whoever writes profiles for this slicer.
  const said = hint === undefined || about.code.startsWith('gcode-') ? about : { ...about, hint };
  const item = document.createElement('li');
  item.dataset['severity'] = severity;
  const line = where?.line === undefined ? '' : `, line ${where.line}`;
  item.textContent = `${severity}${line}: ${sentenceOf({ severity, ...said })}`;
  return item;
};

const host = document.querySelector<HTMLElement>('#gcode-viewer');
if (host !== null) start(host);
