// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { page } from '../answers/answer.ts';
import { route } from '../route.ts';

/** Where somebody looks at a G-code file of their own; it never leaves the browser. */
export const gcodeRoute = route({
  method: 'get',
  path: '/gcode',
  access: 'anyone',
  summary: 'Looks at a G-code file in the browser',
  handle: async () =>
    page(
      { title: 'Look at a G-code file', islands: ['gcode-viewer'] },
      <div id="gcode-viewer">
        <h1>Look at a G-code file</h1>
        <div class="gcode-drop">
          <label for="gcode-file">A file of any slicer. It stays in this browser.</label>{' '}
          <input id="gcode-file" type="file" accept=".gcode,.gco,.g,.nc,.ngc,.txt" />
        </div>
        <noscript>
          <p>This page needs JavaScript: the file is read here, not on a server.</p>
        </noscript>
      </div>,
    ),
});
