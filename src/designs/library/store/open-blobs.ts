// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import type { BlobStore } from '../library.ts';
import { diskBlobs } from './disk-blobs.ts';
import { bucketBelow } from './s3/bucket-below.ts';
import type { Bucket } from './s3/open-bucket.ts';
import { s3Blobs } from './s3/s3-blobs.ts';

/** Blobs of a node under a name like `blobs` or `photos`: in its bucket, else in its folder. */
export const openBlobs = (folder: string, name: string, objects: Bucket | undefined): BlobStore =>
  objects === undefined ? diskBlobs(join(folder, name)) : s3Blobs(bucketBelow(objects, name));
