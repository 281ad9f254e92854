// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { COLORINGS, type LegendEntry } from './coloring.ts';

let made = 0;

/** The controls of a toolpath, all native and labelled. */
export const makeControls = (host: HTMLElement) => {
  const id = `toolpath-${++made}`;
  const root = element('div', 'toolpath-controls');
  const sliders = element('div', 'toolpath-sliders');
  const slider = (name: string, text: string): HTMLInputElement => {
    const label = element('label', '', text);
    const input = element('input', '');
    input.type = 'range';
    input.id = label.htmlFor = `${id}-${name}`;
    input.min = '1';
    input.step = '1';
    sliders.append(label, input);
    return input;
  };
  const to = slider('to', 'Up to layer');
  const from = slider('from', 'From layer');
  const move = slider('move', 'Move in the top layer');

  const row = element('div', 'toolpath-row');
  const play = element('button', '', 'Play');
  play.type = 'button';
  const check = (text: string): HTMLInputElement => {
    const label = element('label', 'toolpath-check');
    const input = element('input', '');
    input.type = 'checkbox';
    label.append(input, text);
    row.append(label);
    return input;
  };
  row.append(play);
  const single = check('Single layer');
  const travels = check('Travel');
  const retractions = check('Retractions');
  const label = element('label', 'toolpath-check', 'Color by ');
  const color = element('select', '');
  for (const [value, { title }] of Object.entries(COLORINGS)) {
    const option = element('option', '', title);
    option.value = value;
    color.append(option);
  }
  label.append(color);
  row.append(label);

  const readout = element('output', 'toolpath-readout figures');
  const legend = element('ul', 'toolpath-legend');
  legend.setAttribute('aria-label', 'What the colors mean');
  root.append(sliders, readout, row, legend);
  host.append(root);
  const showLegend = (entries: readonly LegendEntry[]): void => {
    legend.replaceChildren(
      ...entries.map(({ color: shade, text }) => {
        const item = element('li', '', text);
        const swatch = element('span', 'toolpath-swatch');
        swatch.style.backgroundColor = shade;
        item.prepend(swatch);
        return item;
      }),
    );
  };
  return { root, to, from, move, play, single, travels, retractions, color, readout, showLegend };
};

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== '') made.textContent = text;
  return made;
};
