// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bytesText } from '../../../shared/amount-text.ts';
import type { DraftFile } from './draft-file.ts';

interface FileFormsProps {
  readonly address: string;
  readonly files: readonly DraftFile[];
}

/** Each file of a draft to be edited, renamed or taken away; where scripts run, the editor takes over. */
export const FileForms = ({ address, files }: FileFormsProps) => (
  <div id="file-forms">
    <ul class="draft-files">
      {files.map((file, i) => (
        <li
          id={fileAnchor(i)}
          data-path={file.path}
          data-sha256={file.sha256}
          data-bytes={file.bytes}
        >
          <details open={files.length <= 1 || /(^|\/)(design|index|main)\.\w+$/.test(file.path)}>
            <summary>
              {file.path} <span class="quiet figures">{bytesText(file.bytes)}</span>
            </summary>
            {file.text === undefined ? (
              <p class="quiet">Not a text to edit here: upload it again to change it.</p>
            ) : (
              <TextForm address={address} path={file.path} text={file.text} was={file.sha256} />
            )}
            <div class="row">
              <form method="post" action={`${address}/files/rename`} class="one-line">
                <input type="hidden" name="path" value={file.path} />
                <input name="to" value={file.path} aria-label={`New name of ${file.path}`} />
                <button>Rename</button>
              </form>
              <form method="post" action={`${address}/files/delete`}>
                <input type="hidden" name="path" value={file.path} />
                <button class="danger" aria-label={`Delete file ${file.path}`}>
                  Delete file
                </button>
              </form>
            </div>
          </details>
        </li>
      ))}
    </ul>
    <details>
      <summary>New file</summary>
      <form class="form" method="post" action={`${address}/files`} autocomplete="off">
        <input type="hidden" name="was" value="none" />
        <label for="new-path">Name, with its folder</label>
        <input id="new-path" name="path" maxLength={400} placeholder="parts/lid.js" required />
        <label for="new-text">Text</label>
        <textarea id="new-text" name="text" rows={8} spellcheck={false} />
        <button>Save and check</button>
      </form>
    </details>
  </div>
);

interface TextFormProps {
  readonly address: string;
  readonly path: string;
  readonly text: string;
  /** SHA-256 of what is there: another window's changes are not overwritten. */
  readonly was: string;
}

const TextForm = ({ address, path, text, was }: TextFormProps) => (
  // What a browser filled in again would be taken for what somebody writes now.
  <form class="form" method="post" action={`${address}/files`} autocomplete="off">
    <input type="hidden" name="path" value={path} />
    <input type="hidden" name="was" value={was} />
    <textarea
      name="text"
      aria-label={path}
      rows={Math.min(24, text.split('\n').length + 1)}
      spellcheck={false}
      autocapitalize="off"
      data-file={path}
    >
      {/* The first line break in a textarea is not its own. */}
      {`\n${text}`}
    </textarea>
    <button>Save and check</button>
  </form>
);

/** More files, or others under the same names. */
export const AddFilesForm = ({ address }: Pick<FileFormsProps, 'address'>) => (
  <details class="add-files">
    <summary>Add files from this device</summary>
    <form class="form" method="post" action={`${address}/upload`} encType="multipart/form-data">
      <label for="more">Files; those of the same name are replaced</label>
      <input id="more" name="files" type="file" multiple required class="drop" />
      <button>Upload</button>
    </form>
  </details>
);

export const fileAnchor = (index: number): string => `file-${index + 1}`;
