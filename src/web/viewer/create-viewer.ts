// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  Box3,
  DirectionalLight,
  Group,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  Vector3,
} from 'three';
import { layBed } from './bed.ts';
import { createMaterials } from './materials.ts';
import { openRenderer } from './open-renderer.ts';
import { paintScene } from './paint-scene.ts';
import { readPalette } from './palette.ts';
import { clearObjects, replacePart } from './part-objects.ts';
import { steer } from './steer.ts';
import { addToolbar } from './toolbar.ts';
import type { Drawing } from '../worker/drawing.ts';
import type { Viewer } from './viewer.ts';
import { lookAt, type ViewName } from './views.ts';

/** Takes over the host, which keeps whatever picture it has until the first part is drawn. */
export const createViewer = (host: HTMLElement): Viewer => {
  const scene = new Scene();
  const camera = new PerspectiveCamera(32, 1, 0.1, 10_000);
  camera.up.set(0, 0, 1);
  const [part, toolpath, bed] = [new Group(), new Group(), new Group()];
  toolpath.visible = false;
  scene.add(part, toolpath, bed, camera, ...lights(camera));
  const opened = openRenderer();
  if (!opened) return withoutWebGL(scene, camera, toolpath);

  const canvas = opened.renderer.domElement;
  canvas.className = 'viewer-canvas';
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'The part in 3D. Arrow keys turn it, + and − zoom.');
  let shown: readonly Drawing[] = [];
  let palette = readPalette(host);
  let materials = createMaterials(palette);
  const covered = (): number => {
    const toolbar = host.querySelector<HTMLElement>('.viewer-toolbar');
    return toolbar === null ? 0 : host.clientHeight - toolbar.offsetTop;
  };
  const painter = paintScene(host, opened, scene, camera, undefined, covered);
  const { invalidate } = painter;
  const controls = steer(camera, canvas, invalidate);
  const box = (): Box3 => new Box3().setFromObject(part.visible ? part : toolpath);
  const look = (view: ViewName): void => {
    lookAt(camera, controls.target, box(), view);
    controls.update();
    invalidate();
  };
  const put = (): void => {
    replacePart(part, shown, materials);
    layBed(bed, box(), palette, materials.grid);
  };
  const recolor = (): void => {
    palette = readPalette(host);
    const before = materials;
    materials = createMaterials(palette);
    bed.userData['key'] = '';
    put();
    before.dispose();
    invalidate();
  };

  const toolbar = addToolbar(host, look);
  host.prepend(canvas);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', recolor);
  // three puts its state up again by itself; only the picture has to be asked for.
  canvas.addEventListener('webglcontextrestored', invalidate);

  return {
    draws: true,
    scene,
    camera,
    controls,
    toolpath,
    show: (drawings) => {
      const isFirst = shown.length === 0;
      shown = drawings;
      put();
      if (isFirst) {
        host.classList.add('has-viewer');
        painter.resize();
        look('iso');
      }
      invalidate();
      return painter.drawn();
    },
    showOnly: (what) => {
      part.visible = what === 'part';
      toolpath.visible = what === 'toolpath';
      invalidate();
    },
    look,
    invalidate,
    dispose: () => {
      dark.removeEventListener('change', recolor);
      controls.dispose();
      clearObjects(part);
      clearObjects(bed);
      materials.dispose();
      painter.dispose();
      canvas.remove();
      toolbar.remove();
      host.classList.remove('has-viewer');
    },
  };
};

/** Soft light from above, and a lamp that goes with the eye, so that no side is ever black. */
const lights = (camera: PerspectiveCamera): HemisphereLight[] => {
  const sky = new HemisphereLight(0xffffff, 0xb8b0a4, 1.9);
  sky.position.set(0, 0, 1);
  const lamp = new DirectionalLight(0xffffff, 1.5);
  lamp.position.copy(new Vector3(-0.6, 0.9, 1));
  camera.add(lamp, lamp.target);
  lamp.target.position.set(0, 0, -1);
  return [sky];
};

const withoutWebGL = (scene: Scene, camera: PerspectiveCamera, toolpath: Group): Viewer => ({
  draws: false,
  scene,
  camera,
  controls: undefined,
  toolpath,
  show: () => Promise.resolve(),
  showOnly: () => {},
  look: () => {},
  invalidate: () => {},
  dispose: () => {},
});
