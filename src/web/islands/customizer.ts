// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeDesignDocument } from '../../designs/design-document.ts';
import { customize } from '../customizer/customize.ts';
import { sentenceOf } from '../customizer/show-problems.ts';
import { createViewer } from '../viewer/create-viewer.ts';
import { rememberParts } from '../worker/remember-parts.ts';
import { runDesigns } from '../worker/run-designs.ts';

const startWorker = (): Worker =>
  new Worker(new URL('../worker/part-worker.ts', import.meta.url), { type: 'module' });

const start = async (stage: HTMLElement, form: HTMLFormElement, url: string): Promise<void> => {
  const summary = document.querySelector<HTMLElement>('#part-summary');
  // It changes at every step of a slider; what it comes to rest at is spoken elsewhere.
  summary?.setAttribute('aria-live', 'off');
  const response = await fetch(url);
  // The form works without: the server computes what it sends.
  if (!response.ok) return;
  const described = decodeDesignDocument(await response.json());
  if (!described.ok) {
    if (summary) summary.textContent = sentenceOf(described.problems[0]!);
    return;
  }
  const runner = rememberParts(runDesigns(described.value.design, startWorker));
  const viewer = createViewer(stage);
  customize({ form, stage, summary, viewer }, described.value, runner);
};

const stage = document.querySelector<HTMLElement>('#stage');
const form = document.querySelector<HTMLFormElement>('#customize');
const url = stage?.dataset['designUrl'];
if (stage && form && url) void start(stage, form, url);
