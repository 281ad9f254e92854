// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { bucketPlace } from '../../src/designs/library/store/s3/bucket-place.ts';
import {
  type Bucket,
  type BucketOptions,
  openBucket,
} from '../../src/designs/library/store/s3/open-bucket.ts';
import { valueOf } from '../designs/library/samples.ts';
import type { S3Server } from './s3-server.ts';

/** A bucket of a server of a test, under a prefix that others of the test share, or its own. */
export const bucketOf = (server: S3Server, prefix?: string, options: BucketOptions = {}): Bucket =>
  openBucket(valueOf(bucketPlace(server.address(prefix), server.variables))!, {
    // A machine with much else to do is slow and not silent.
    silentMs: 10_000,
    ...options,
  });
