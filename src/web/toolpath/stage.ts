// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Box3, Camera, Scene } from 'three';

/** What the toolpath view needs of the viewer that it draws in. Z is up, units are mm. */
export interface ToolpathStage {
  readonly scene: Scene;
  readonly camera: Camera;
  /** Asks for one frame. */
  invalidate(): void;
  /** Hides the part or the toolpath. */
  showOnly(what: 'part' | 'toolpath'): void;
  fit(box: Box3): void;
}

const OFFERED = 'stage-offered';
const ASKED = 'stage-asked';

/** Lets other islands of the page draw in this viewer, now or later. */
export const offerStage = (stage: ToolpathStage): void => {
  const tell = (): void => void document.dispatchEvent(new CustomEvent(OFFERED, { detail: stage }));
  document.addEventListener(ASKED, tell);
  tell();
};

/** The viewer of the page; undefined when nobody offers one within `patience` ms. */
export const findStage = (patience = 3000): Promise<ToolpathStage | undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience);
    document.addEventListener(
      OFFERED,
      (event) => {
        clearTimeout(timer);
        resolve((event as CustomEvent<ToolpathStage>).detail);
      },
      { once: true },
    );
    document.dispatchEvent(new Event(ASKED));
  });
