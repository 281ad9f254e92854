// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The "Make it" panel and the tabs of the view.
import { makeBar } from '../make/make-bar.ts';
import { makePanel } from '../make/make-panel.ts';
import { toolpathPanel } from '../make/toolpath-panel.ts';
import { addToPlate } from '../plate/add-to-plate.ts';
import { handleViews } from '../make/views.ts';

const form = document.querySelector<HTMLFormElement>('form#make');
const host = document.querySelector<HTMLElement>('#toolpath');
const tablist = document.querySelector<HTMLElement>('#views');

if (form !== null) {
  const panel = host === null ? undefined : toolpathPanel(host);
  if (tablist !== null) {
    panel?.show(false);
    handleViews(tablist, (view) => panel?.show(view === 'toolpath'));
  }
  makeBar(form);
  makePanel(form, (gcode) => panel?.offer(gcode));
  // After the panel, which sends what it computed last.
  addToPlate(form);
}
