// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { WebGLRenderer } from 'three';

export interface OpenedRenderer {
  readonly renderer: WebGLRenderer;
  /** Pixels are computed by the processor, so each of them counts. */
  readonly software: boolean;
}

/** A renderer with a canvas of its own, or undefined where there is no WebGL. */
export const openRenderer = (): OpenedRenderer | undefined => {
  // Asked first: three writes an error to the console where there is no WebGL.
  const probe = document.createElement('canvas').getContext('webgl2');
  if (!probe) return undefined;
  const software = isSoftware(probe);
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  try {
    // Four samples a pixel are nearly free on a graphics card and nearly four times the work without.
    const antialias = !software;
    return {
      renderer: new WebGLRenderer({ antialias, alpha: true, powerPreference: 'low-power' }),
      software,
    };
  } catch {
    return undefined;
  }
};

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

const isSoftware = (gl: WebGL2RenderingContext): boolean => {
  const told = String(gl.getParameter(gl.RENDERER));
  // Firefox tells here and warns of the extension; Chromium and WebKit tell only by it.
  const masked = /^webkit webgl$/i.test(told);
  const extension = masked && gl.getExtension('WEBGL_debug_renderer_info');
  const name = extension ? String(gl.getParameter(extension.UNMASKED_RENDERER_WEBGL)) : told;
  return SOFTWARE.test(name);
};
