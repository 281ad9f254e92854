// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The little of it that the tests use. */
declare module 's3rver' {
  import type { IncomingMessage, RequestListener } from 'node:http';

  export interface S3Object {
    readonly bucket: string;
    readonly key: string;
    readonly content: IncomingMessage;
    readonly metadata: Readonly<Record<string, string>>;
  }
  export type Middleware = (
    context: { query: Readonly<Record<string, string | undefined>>; body: unknown },
    next: () => Promise<void>,
  ) => Promise<void>;
  export default class S3rver {
    constructor(options: {
      readonly directory: string;
      readonly silent: boolean;
      readonly vhostBuckets: boolean;
      readonly configureBuckets: readonly { readonly name: string }[];
    });
    configureBuckets(): Promise<unknown>;
    callback(): RequestListener;
    /** Of Koa, outermost first. */
    readonly middleware: Middleware[];
    readonly store: {
      putObject(object: S3Object): Promise<{ readonly size: number; readonly md5: string }>;
      getResourcePath(bucket: string, key: string, resource: string): string;
      putMetadata(bucket: string, key: string, metadata: object, md5: string): Promise<void>;
    };
    readonly logger: { close(): void; readonly exceptions: { unhandle(): void } };
  }
}
