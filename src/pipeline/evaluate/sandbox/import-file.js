// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/* global host */

const KINDS = ['amf', 'dxf', 'obj', 'stl', 'svg'];

/** A file of another program that a design requires, as geometry. */
const importFile = (library, path, kind) => {
  if (!KINDS.includes(kind)) throw new Error(`no reader for ${kind} files`);
  const { deserialize } = library(`library:/@jscad/${kind}-deserializer/index.js`);
  const content = kind === 'stl' ? host.bytesOf(path) : host.textOf(path);
  return deserialize({ output: 'geometry', filename: path }, content);
};

export default importFile;
