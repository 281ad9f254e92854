// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { decodeText } from '../decode-text.ts';
import type { SourceBundle } from '../design.ts';
import type { ManifestDraft } from '../manifest/draft.ts';
import { parseOkh } from '../manifest/parse-okh.ts';
import type { LockedModule } from './lock.ts';

/** What the okh.toml of a module that came along says; nothing where it has none that can be read. */
export const moduleManifest = (
  { files }: SourceBundle,
  { path }: Pick<LockedModule, 'path'>,
): ManifestDraft => {
  const okh = files.get(`${path}/okh.toml`);
  const text = okh && decodeText('okh.toml', okh);
  const draft = text?.ok === true ? parseOkh(text.value, 'okh.toml') : undefined;
  return draft?.ok === true ? draft.value : {};
};
