// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Box3, Group, Vector3 } from 'three';
import { colorsOf, type Coloring } from './coloring.ts';
import { makeControls } from './controls.ts';
import { retractionColor, travelColor, type Rgb } from './palette.ts';
import { readoutText } from './readout-text.ts';
import { drawSegments, type SegmentDrawing } from './segment-drawing.ts';
import type { Detail } from '../viewer/paint-scene.ts';
import type { ToolpathStage } from './stage.ts';
import type { Toolpath } from './toolpath.ts';
import { segmentAt } from './visible-range.ts';

/**
 * More segments than `ribbons` in sight are lines: nobody sees their widths, and they are quicker.
 * Without a graphics card a thousand lines take some 3 ms of two cores, ribbons twice that: while
 * something moves, `all` stand for the rest.
 */
const MOST: Readonly<Record<Detail, { readonly ribbons: number; readonly all: number }>> = {
  full: { ribbons: 400_000, all: Infinity },
  rest: { ribbons: 100_000, all: 1_000_000 },
  coarse: { ribbons: 12_000, all: 24_000 },
};
/** A layer plays in about this time, s. */
const LAYER_PLAYS_S = 6;

export interface ToolpathView {
  /** Draws another toolpath in place of the one before; layers that were chosen stay chosen. */
  show(toolpath: Toolpath): void;
  setVisible(visible: boolean): void;
  /** Moves the camera so that all is seen. */
  fit(): void;
  dispose(): void;
}

/**
 * Controls and readout in `host`, lines and ribbons in the scene of `stage`. Of a foreign file the
 * readout says that times are estimates of ours.
 */
export const createToolpathView = (
  host: HTMLElement,
  stage: ToolpathStage,
  { isForeign = false }: { readonly isForeign?: boolean } = {},
): ToolpathView => {
  const controls = makeControls(host);
  const group = new Group();
  stage.scene.add(group);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  let shown: { toolpath: Toolpath; drawings: Drawings } | undefined;
  let playing = 0;

  const paint = (): void => {
    if (shown === undefined) return;
    const { toolpath, drawings } = shown;
    const dark = scheme.matches;
    const colors = colorsOf(toolpath, controls.color.value as Coloring, dark);
    drawings.extrusions.paint(colors.write);
    drawings.travels.paint(uniform(travelColor(dark)));
    drawings.retractions.paint(uniform(retractionColor(dark)));
    controls.showLegend(colors.legend);
    stage.invalidate();
  };

  /** Chooses what the next frame has. */
  const choose = (detail: Detail): void => {
    if (shown === undefined) return;
    const most = MOST[detail];
    const { toolpath, drawings } = shown;
    const top = controls.to.valueAsNumber - 1;
    const bottom = controls.single.checked ? top : controls.from.valueAsNumber - 1;
    const facts = toolpath.layers[top];
    const first = toolpath.layers[bottom]?.firstMove ?? 0;
    const last = (facts?.firstMove ?? 0) + controls.move.valueAsNumber;
    const range = (segments: Toolpath['travels']): [number, number] => [
      segmentAt(segments, first),
      segmentAt(segments, last),
    ];
    const [from, to] = range(toolpath.extrusions);
    drawings.extrusions.show(to - from > most.ribbons ? 'lines' : 'ribbons', from, to, most.all);
    if (controls.travels.checked)
      drawings.travels.show('lines', ...range(toolpath.travels), most.all);
    else drawings.travels.hide();
    if (controls.retractions.checked)
      drawings.retractions.show('dots', ...range(toolpath.retractions), most.all);
    else drawings.retractions.hide();
  };

  const draw = (): void => {
    if (shown === undefined) return;
    const top = controls.to.valueAsNumber - 1;
    const text = readoutText(shown.toolpath, top, controls.move.valueAsNumber, isForeign);
    controls.readout.value = text;
    controls.to.setAttribute('aria-valuetext', text);
    stage.invalidate();
  };

  /** The top layer is another one: all its moves are shown. */
  const changeTop = (): void => {
    const moves = shown?.toolpath.layers[controls.to.valueAsNumber - 1]?.moves ?? 1;
    controls.move.max = String(moves);
    controls.move.value = String(moves);
    draw();
  };

  const pause = (): void => {
    cancelAnimationFrame(playing);
    playing = 0;
    controls.play.textContent = 'Play';
  };
  const play = (): void => {
    if (playing !== 0) return pause();
    controls.play.textContent = 'Pause';
    if (controls.move.value === controls.move.max) controls.move.value = '1';
    let before = performance.now();
    let at = controls.move.valueAsNumber;
    const step = (now: number): void => {
      const most = Number(controls.move.max);
      at += ((now - before) / 1000 / LAYER_PLAYS_S) * most;
      before = now;
      controls.move.value = String(Math.min(most, Math.round(at)));
      draw();
      if (at >= most) pause();
      else playing = requestAnimationFrame(step);
    };
    playing = requestAnimationFrame(step);
  };

  controls.to.addEventListener('input', () => {
    if (controls.from.valueAsNumber > controls.to.valueAsNumber)
      controls.from.value = controls.to.value;
    changeTop();
  });
  controls.from.addEventListener('input', () => {
    if (controls.from.valueAsNumber <= controls.to.valueAsNumber) return draw();
    controls.to.value = controls.from.value;
    changeTop();
  });
  controls.move.addEventListener('input', draw);
  controls.single.addEventListener('change', () => {
    controls.from.disabled = controls.single.checked;
    draw();
  });
  controls.travels.addEventListener('change', draw);
  controls.retractions.addEventListener('change', draw);
  controls.color.addEventListener('change', paint);
  controls.play.addEventListener('click', play);
  scheme.addEventListener('change', paint);
  stage.onPaint(choose);

  const clear = (): void => {
    pause();
    group.clear();
    for (const drawing of Object.values(shown?.drawings ?? {})) drawing.dispose();
    shown = undefined;
  };
  return {
    show: (toolpath) => {
      const atTop = shown === undefined || controls.to.value === controls.to.max;
      clear();
      const drawings: Drawings = {
        extrusions: drawSegments(toolpath.extrusions, ['ribbons', 'lines']),
        travels: drawSegments(toolpath.travels, ['lines']),
        retractions: drawSegments(toolpath.retractions, ['dots']),
      };
      for (const { objects } of Object.values(drawings)) group.add(...objects);
      shown = { toolpath, drawings };
      const most = String(Math.max(1, toolpath.layers.length));
      controls.from.max = controls.to.max = most;
      if (atTop) {
        controls.from.value = '1';
        controls.to.value = most;
      }
      paint();
      changeTop();
    },
    setVisible: (visible) => {
      group.visible = visible;
      controls.root.hidden = !visible;
      if (!visible) pause();
      stage.invalidate();
    },
    fit: () => {
      const bounds = shown?.toolpath.bounds;
      if (bounds !== undefined)
        stage.fit(new Box3(new Vector3(...bounds[0]), new Vector3(...bounds[1])));
    },
    dispose: () => {
      clear();
      scheme.removeEventListener('change', paint);
      stage.scene.remove(group);
      controls.root.remove();
    },
  };
};

type Drawings = Record<'extrusions' | 'travels' | 'retractions', SegmentDrawing>;

const uniform =
  (color: Rgb) =>
  (colors: Uint8Array): void => {
    for (let i = 0; i < colors.length; i++) colors[i] = i % 4 === 3 ? 255 : color[i % 4]!;
  };
