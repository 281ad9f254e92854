// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * A process that is meant to be killed: `node work.mjs publish|export|import <library> <folder> <first>`.
 * It tells every version that it was confirmed, one a line, and goes on until it is done or dead.
 */

import { madeUp } from './versions.mjs';

const DIST = new URL('../../dist/designs/', import.meta.url);
const load = (path) => import(new URL(path, DIST).href);

const { openLibrary } = await load('library/store/open-library.js');
/** Versions that one process publishes. */
const BURST = 20;

const [what, place, folder, first] = process.argv.slice(2);
const opened = await openLibrary(place);
if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
const library = opened.value;
console.log('ready');

const WORK = {
  publish: async () => {
    const { addVersion } = await load('library/add-version.js');
    for (let number = Number(first); number < Number(first) + BURST; number++) {
      const { record, contents } = madeUp(number, '1.0.0');
      const added = await addVersion(library, { record, contents });
      if (!added.ok) throw new Error(JSON.stringify(added.problems));
      console.log(`${record.author}/${record.slug}@1.0.0`);
    }
  },
  export: async () => {
    const { exportLibrary } = await load('library/exchange/export-library.js');
    const { writeExport } = await load('library/store/write-export.js');
    const { licenseText } = await load('read/license-text.js');
    const done = await writeExport(folder, exportLibrary(library, licenseText));
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
  },
  import: async () => {
    const { importLibrary } = await load('library/exchange/import-library.js');
    const { diskTree } = await load('read/disk-tree.js');
    const done = await importLibrary(library, diskTree(folder));
    if (!done.ok || done.problems.length > 0) throw new Error(JSON.stringify(done.problems));
  },
};
await WORK[what]();
await library.close();
console.log('done');
