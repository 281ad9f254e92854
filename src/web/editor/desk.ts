// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { CodeView } from './code-view.ts';
import type { DraftApi } from './draft-api.ts';
import type { EditorFrame } from './editor-frame.ts';
import type { OpenFile } from './file-list.ts';
import type { UnsavedTexts } from './unsaved.ts';

/** What lies before somebody who edits a draft, for all that can be done with it. */
export interface Desk {
  readonly frame: EditorFrame;
  readonly files: Map<string, OpenFile>;
  readonly api: DraftApi;
  readonly unsaved: UnsavedTexts;
  readonly view: CodeView;
  /** The path of the file that is open. */
  readonly open: () => string;
  /** Opens a file and shows everything anew. */
  readonly choose: (path: string) => void;
  /** Whether everything is saved. */
  readonly save: () => Promise<boolean>;
}
