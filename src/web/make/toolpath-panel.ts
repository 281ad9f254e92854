// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, failure, type Outcome } from '../../shared/problem.ts';
import { createToolpathView, type ToolpathView } from '../toolpath/create-toolpath-view.ts';
import { openStage } from '../toolpath/open-stage.ts';
import { readInWorker } from '../toolpath/read-in-worker.ts';
import type { ReadToolpath } from '../toolpath/read-toolpath.ts';
import type { MadeProduct } from './slicer.ts';

export interface ToolpathPanel {
  /** There is another G-code; it is read when somebody looks. */
  offer(product: MadeProduct | undefined): void;
  show(visible: boolean): void;
}

/** The toolpath in a canvas of its own, opened when somebody looks for the first time. */
export const toolpathPanel = (host: HTMLElement): ToolpathPanel => {
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  host.append(status);
  let visible = false;
  let offered: MadeProduct | undefined;
  let drawn: MadeProduct | undefined;
  let reading: AbortController | undefined;
  let view: ToolpathView | undefined;

  const open = (): ToolpathView | undefined => {
    const place = document.createElement('div');
    place.className = 'toolpath-stage';
    host.prepend(place);
    const stage = openStage(place);
    if (stage === undefined) place.remove();
    return stage && createToolpathView(host, stage);
  };

  const draw = async (): Promise<void> => {
    if (!visible || offered === undefined || offered === drawn) return;
    reading?.abort();
    const { signal } = (reading = new AbortController());
    const product = offered;
    status.textContent = 'Reading the toolpath …';
    const outcome = await readProduct(product, signal);
    if (signal.aborted) return;
    if (!outcome.ok) {
      status.textContent = outcome.problems[0]?.message ?? '';
      return;
    }
    view ??= open();
    if (view === undefined) {
      status.textContent = 'This browser has no WebGL, so the toolpath cannot be drawn.';
      return;
    }
    const first = drawn === undefined;
    view.show(outcome.value.toolpath);
    view.setVisible(visible);
    if (first) view.fit();
    drawn = product;
    status.textContent = '';
  };

  return {
    offer: (product) => {
      offered = product;
      if (product === undefined && visible)
        status.textContent = 'The toolpath comes after slicing.';
      void draw();
    },
    show: (wanted) => {
      visible = wanted;
      host.hidden = !wanted;
      if (wanted && offered === undefined) status.textContent = 'The toolpath comes after slicing.';
      view?.setVisible(visible);
      void draw();
    },
  };
};

const readProduct = async (
  { bytes, url, name }: MadeProduct,
  signal: AbortSignal,
): Promise<Outcome<ReadToolpath>> => {
  if (bytes !== undefined) return readInWorker(bytes, signal);
  try {
    const response = await fetch(url ?? '', { signal });
    if (response.ok) return await readInWorker(await response.blob(), signal);
    return failure(error('toolpath-missing', `expected ${name}, found ${response.status}`));
  } catch (thrown) {
    return failure(error('toolpath-missing', `expected ${name}: ${String(thrown)}`));
  }
};
