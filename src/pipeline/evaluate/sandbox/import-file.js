// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */

/** Those that are not JSCAD's own. */
const READERS = { '3mf': 'fabcommons/read-3mf.js' };

/** A file of another program that a design requires, as geometry. */
const importFile = (library, path, kind) => {
  const reader = READERS[kind] ?? `@jscad/${kind}-deserializer/index.js`;
  const { deserialize } = library(`library:/${reader}`);
  const content = kind === 'stl' || kind === '3mf' ? host.bytesOf(path) : host.textOf(path);
  return deserialize({ output: 'geometry', filename: path }, content);
};

export default importFile;
