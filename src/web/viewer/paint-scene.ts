// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PerspectiveCamera, Scene } from 'three';
import { frameCamera } from './frame-camera.ts';
import type { OpenedRenderer } from './open-renderer.ts';

/**
 * How much a frame may cost: `full` with a graphics card; without one `coarse` while something moves
 * and `rest` once nothing does.
 */
export type Detail = 'full' | 'coarse' | 'rest';

/** Paints when something changed, at most once a frame, and rests otherwise. */
export interface Painter {
  invalidate(): void;
  /** Resolves once what is there now is drawn. */
  drawn(): Promise<void>;
  /** Takes the host's size again, and draws at once. */
  resize(): void;
  dispose(): void;
}

/** What did not change for this long is drawn finely, ms. */
const REST_MS = 400;
const FINE = 2;

/**
 * The scene in a canvas as large as the host. Without a graphics card it is coarse while it moves,
 * and drawn with more pixels than the screen has once it rests: that smooths its edges. `covered`: so
 * much of the host lies behind buttons at its bottom, px.
 */
export const paintScene = (
  host: HTMLElement,
  { renderer, software }: OpenedRenderer,
  scene: Scene,
  camera: PerspectiveCamera,
  prepare: (detail: Detail) => void = () => {},
  covered: () => number = () => 0,
): Painter => {
  let frame = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void)[] = [];

  const paint = (isFine: boolean): void => {
    cancelAnimationFrame(frame);
    frame = 0;
    clearTimeout(resting);
    // Behind another tab nobody sees it; it is painted when the host has a size again.
    if (host.clientWidth > 0) render(isFine);
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
  };
  const render = (isFine: boolean): void => {
    const ratio = !software ? Math.min(devicePixelRatio, 2) : isFine ? FINE : 1;
    if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio);
    prepare(!software ? 'full' : isFine ? 'rest' : 'coarse');
    renderer.render(scene, camera);
    if (software && !isFine) resting = setTimeout(() => paint(true), REST_MS);
  };
  const resize = (): void => {
    const { clientWidth: width, clientHeight: height } = host;
    if (width === 0 || height === 0) return;
    renderer.setSize(width, height, false);
    frameCamera(camera, width, height, covered());
    // A canvas that changed its size is empty: drawn at once, it does not blink.
    paint(false);
  };
  const observer = new ResizeObserver(resize);
  observer.observe(host);
  return {
    invalidate: () => {
      frame ||= requestAnimationFrame(() => paint(false));
    },
    drawn: () => new Promise((resolve) => waiting.push(resolve)),
    resize,
    dispose: () => {
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      observer.disconnect();
      renderer.dispose();
    },
  };
};
