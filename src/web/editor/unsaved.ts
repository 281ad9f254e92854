// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A text that the server does not have yet, and the SHA-256 of what it was written over. */
export interface Unsaved {
  readonly text: string;
  readonly seen: string;
}

/** What is not saved yet, kept in this browser: a page that is closed or crashes loses nothing. */
export interface UnsavedTexts {
  keep(path: string, unsaved: Unsaved): void;
  drop(path: string): void;
  all(): ReadonlyMap<string, Unsaved>;
}

/** Of one draft. Where the browser keeps nothing, nothing is kept. */
export const unsavedTexts = (id: string, storage: Storage = localStorage): UnsavedTexts => {
  const prefix = `draft ${id} `;
  const quietly = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      // Full, or forbidden in this window.
      return undefined;
    }
  };
  return {
    keep: (path, unsaved) => {
      quietly(() => storage.setItem(prefix + path, JSON.stringify(unsaved)));
    },
    drop: (path) => {
      quietly(() => storage.removeItem(prefix + path));
    },
    all: () =>
      quietly(() => {
        const keys = Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '');
        return new Map(
          keys
            .filter((key) => key.startsWith(prefix))
            .map((key) => [key.slice(prefix.length), JSON.parse(storage.getItem(key)!) as Unsaved]),
        );
      }) ?? new Map(),
  };
};
