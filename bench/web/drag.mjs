// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global document, performance, requestAnimationFrame, AbortController, Event */

import { median, rounded } from '../statistics.mjs';
import { openDesign } from './browser.mjs';

const STEPS = 30;

/**
 * Drags the first slider of a design from one end to the other, the next step one frame after the
 * last was drawn, and tells milliseconds from the slider's event to the drawn part.
 */
export const dragDesign = async (browser, url) => {
  const { page, complaints, close } = await openDesign(browser, url);
  try {
    const { name, times, refused, triangles } = await page.evaluate(drag, STEPS);
    times.sort((a, b) => a - b);
    return {
      parameter: name,
      triangles,
      median_ms: rounded(median(times)),
      p95_ms: rounded(times[Math.floor(0.95 * times.length)]),
      refused,
      complaints: complaints.length,
    };
  } finally {
    await close();
  }
};

/** Runs in the page. */
const drag = async (steps) => {
  const form = document.querySelector('#customize');
  const slider = form.querySelector('input[type=range], input[type=number]');
  const [min, max] = [Number(slider.min || 1), Number(slider.max || 100)];
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const times = [];
  let refused = 0;
  let triangles = 0;
  for (let i = 0; i < steps; i++) {
    const before = slider.value;
    slider.value = String(min + ((max - min) * i) / (steps - 1));
    // Where a slider has fewer steps: the part would be remembered.
    if (i > 0 && slider.value === before) continue;
    const begun = performance.now();
    const drawn = await new Promise((resolve) => {
      const hear = new AbortController();
      const end = (outcome) => {
        hear.abort();
        resolve(outcome);
      };
      const { signal } = hear;
      form.addEventListener('part-painted', () => end(true), { signal });
      form.addEventListener(
        'part-changed',
        ({ detail }) => {
          if (!detail.measures) end(false);
          else triangles = Math.max(triangles, detail.measures.triangles);
        },
        { signal },
      );
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    });
    if (drawn) times.push(performance.now() - begun);
    else refused++;
    await frame();
  }
  return { name: slider.name, times, refused, triangles };
};
