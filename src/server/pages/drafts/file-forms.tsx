// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bytesText } from '../../html/quantities.ts';
import type { DraftFile } from './draft-file.ts';

interface FileFormsProps {
  readonly address: string;
  readonly files: readonly DraftFile[];
}

/** Each file of a draft to be edited or taken away, and a way to add more. */
export const FileForms = ({ address, files }: FileFormsProps) => (
  <>
    <ul class="draft-files">
      {files.map((file, i) => (
        <li id={fileAnchor(i)}>
          <details open={files.length <= 1 || /(^|\/)(design|index|main)\.\w+$/.test(file.path)}>
            <summary>
              {file.path} <span class="quiet figures">{bytesText(file.bytes)}</span>
            </summary>
            {file.text === undefined ? (
              <p class="quiet">Not a text to edit here: upload it again to change it.</p>
            ) : (
              <form class="form" method="post" action={`${address}/files`}>
                <input type="hidden" name="path" value={file.path} />
                <textarea
                  name="text"
                  aria-label={file.path}
                  rows={Math.min(24, file.text.split('\n').length + 1)}
                  spellcheck={false}
                  autocapitalize="off"
                  data-file={file.path}
                >
                  {/* The first line break in a textarea is not its own. */}
                  {`\n${file.text}`}
                </textarea>
                <button>Save and check</button>
              </form>
            )}
            <form method="post" action={`${address}/files/delete`}>
              <input type="hidden" name="path" value={file.path} />
              <button class="danger" aria-label={`Delete file ${file.path}`}>
                Delete file
              </button>
            </form>
          </details>
        </li>
      ))}
    </ul>
    <form class="form" method="post" action={`${address}/upload`} encType="multipart/form-data">
      <label for="more">Add or replace files</label>
      <input id="more" name="files" type="file" multiple required class="drop" />
      <button>Upload</button>
    </form>
  </>
);

export const fileAnchor = (index: number): string => `file-${index + 1}`;
