// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Bucket } from './open-bucket.ts';

/** The same bucket, seen from a folder in it. */
export const bucketBelow = (bucket: Bucket, folder: string): Bucket => ({
  name: `${bucket.name}/${folder}`,
  put: (key, bytes) => bucket.put(`${folder}/${key}`, bytes),
  get: (key) => bucket.get(`${folder}/${key}`),
  head: (key) => bucket.head(`${folder}/${key}`),
  remove: (key) => bucket.remove(`${folder}/${key}`),
  list: async function* (prefix) {
    for await (const key of bucket.list(`${folder}/${prefix}`)) yield key.slice(folder.length + 1);
  },
});
