// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Box3, PerspectiveCamera, Vector3 } from 'three';
import { expect, it } from 'vitest';
import { frameCamera } from '../../../src/web/viewer/frame-camera.ts';
import { lookAt } from '../../../src/web/viewer/views.ts';

const [WIDTH, HEIGHT, TOOLBAR] = [360, 230, 48];

it.each(['iso', 'front', 'right', 'top'] as const)(
  'the whole part is seen beside the buttons, in the view %s',
  (view) => {
    const camera = new PerspectiveCamera(35, 1, 1, 1000);
    camera.up.set(0, 0, 1);
    frameCamera(camera, WIDTH, HEIGHT, TOOLBAR);
    const box = new Box3(new Vector3(-15, -40, 0), new Vector3(15, 10, 60));
    lookAt(camera, new Vector3(), box, view);
    camera.updateMatrixWorld();
    for (let corner = 0; corner < 8; corner++) {
      const [x, y, z] = [corner & 1, corner & 2, corner & 4].map(Boolean);
      const at = new Vector3(x ? 15 : -15, y ? 10 : -40, z ? 60 : 0).project(camera);
      expect(Math.abs(at.x)).toBeLessThan(1);
      const fromTop = ((1 - at.y) / 2) * HEIGHT;
      expect(fromTop).toBeGreaterThan(0);
      expect(fromTop).toBeLessThan(HEIGHT - TOOLBAR);
    }
  },
);
