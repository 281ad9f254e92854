// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { findVersion } from '../../designs/library/find-version.ts';
import type { Library } from '../../designs/library/library.ts';
import { loadSource } from '../../designs/library/load-source.ts';
import type { DesignName } from '../../designs/library/reference.ts';
import type { Outcome } from '../../shared/problem.ts';
import type { Account } from '../accounts/account.ts';
import { createDraft } from './create-draft.ts';
import type { Draft, DraftStore } from './draft.ts';

/**
 * A draft with the source of the newest version of a design and the next number, to be published
 * under the same name. Problems: those of `findVersion`, `loadSource` and `createDraft`.
 */
export const startNextVersion = async (
  drafts: DraftStore,
  library: Library,
  account: Account,
  design: DesignName,
): Promise<Outcome<Draft>> => {
  const found = await findVersion(library, design);
  if (!found.ok) return found;
  const { record } = found.value;
  const source = await loadSource(library.blobs, record);
  if (!source.ok) return source;
  const files = new Map(source.value.files);
  const manifest = files.get('okh.toml');
  if (manifest !== undefined) {
    const text = new TextDecoder().decode(manifest);
    files.set('okh.toml', new TextEncoder().encode(withVersion(text, nextNumber(record.version))));
  }
  return createDraft(drafts, account, {
    files,
    folderName: design.slug,
    author: design.author,
  });
};

/** `1.2.3` → `1.2.4`: the designer decides whether it is more than that. */
export const nextNumber = (version: string): string => {
  const [, start = '', last = ''] = /^(\d+\.\d+\.)(\d+)/.exec(version) ?? [];
  return start === '' ? version : `${start}${Number(last) + 1}`;
};

/** Only this line changes, and only above the first table. */
const withVersion = (text: string, version: string): string => {
  const end = /^\s*\[/m.exec(text)?.index ?? text.length;
  const top = text
    .slice(0, end)
    .replace(/^([ \t]*"?version"?[ \t]*=[ \t]*).*$/m, (_, key: string) => `${key}"${version}"`);
  return top + text.slice(end);
};
