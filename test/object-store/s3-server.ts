// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import S3rver, { type Middleware } from 's3rver';
import { isSigned } from './is-signed.ts';

export const BUCKET = 'commons';
/** The one that s3rver knows. */
const KEY = 'S3RVER';

/** Answers a request in place of the server, or lets it through. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A real server of objects in a temporary folder, which can be made to fail. */
export interface S3Server {
  /** `s3://…` with a prefix that nobody else has. */
  readonly address: (prefix?: string) => string;
  readonly variables: Readonly<Record<string, string>>;
  /** The file of an object. */
  readonly file: (key: string) => string;
  /** What was asked of it, as `GET /bucket/key`. */
  readonly asked: string[];
  fault: Fault | undefined;
  /** Objects of a page of a listing, where fewer than usual. */
  pageSize: number | undefined;
  readonly endpoint: () => string;
  /** Ends every connection; it can be started again at the same address. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

export const startS3Server = async (): Promise<S3Server> => {
  const directory = await mkdtemp(join(tmpdir(), 'fabcommons-objects-'));
  const s3 = new S3rver({
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: BUCKET }],
  });
  await s3.configureBuckets();
  keepWhole(s3);
  s3.middleware.unshift(pagesOf(() => of.pageSize));
  const handle = s3.callback();
  const asked: string[] = [];
  let server: Server;
  let port = 0;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    asked.push(`${request.method} ${request.url}`);
    if (of.fault?.(request, response) === true) return;
    if (!isSigned(request, KEY)) return refuse(response, 403, 'SignatureDoesNotMatch');
    handle(request, response);
  };
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  const of: S3Server = {
    address: (prefix = randomUUID()) => `s3://${BUCKET}/${prefix}?endpoint=${of.endpoint()}`,
    variables: { AWS_ACCESS_KEY_ID: KEY, AWS_SECRET_ACCESS_KEY: KEY },
    file: (key) => s3.store.getResourcePath(BUCKET, key, 'object'),
    asked,
    fault: undefined,
    pageSize: undefined,
    endpoint: () => `http://127.0.0.1:${port}`,
    stop,
    start: async () => {
      server = createServer(answer);
      await new Promise<void>((up) => server.listen(port, '127.0.0.1', up));
      port = (server.address() as AddressInfo).port;
    },
    remove: async () => {
      await stop();
      s3.logger.exceptions.unhandle();
      s3.logger.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
  await of.start();
  return of;
};

export const refuse = (response: ServerResponse, status: number, code: string): void =>
  void response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`);

/**
 * s3rver confirms an object before it is written, writes it in place, and takes other bytes than those
 * that were signed. Servers that are used do neither, so this one does not here.
 */
const keepWhole = ({ store }: S3rver): void => {
  store.putObject = async ({ bucket, key, content, metadata }) => {
    const bytes = await buffer(content);
    const signed = content.headers['x-amz-content-sha256'];
    if (createHash('sha256').update(bytes).digest('hex') !== signed)
      throw new Error('expected the bytes that were signed');
    const path = store.getResourcePath(bucket, key, 'object');
    await mkdir(dirname(path), { recursive: true });
    const beside = join(dirname(path), `${randomUUID()}.draft`);
    await writeFile(beside, bytes);
    await rename(beside, path);
    const md5 = createHash('md5').update(bytes).digest('hex');
    await store.putMetadata(bucket, key, metadata, md5);
    return { size: bytes.length, md5 };
  };
};

/**
 * s3rver makes tokens for the next page with a cipher that OpenSSL has no more. Here listings are cut
 * into pages after it; a token is the last key.
 */
const pagesOf =
  (sizeNow: () => number | undefined): Middleware =>
  async (context, next) => {
    const { 'continuation-token': token, ...query } = context.query;
    if (token !== undefined)
      context.query = { ...query, 'start-after': Buffer.from(token, 'base64').toString() };
    await next();
    const size = sizeNow();
    if (size === undefined || query['list-type'] !== '2') return;
    const xml = String(context.body);
    const entries = xml.match(/<Contents>.*?<\/Contents>/gs) ?? [];
    if (entries.length <= size) return;
    const last = /<Key>(.*?)<\/Key>/.exec(entries[size - 1]!)![1]!;
    const following = Buffer.from(last).toString('base64');
    context.body = entries
      .slice(size)
      .reduce((rest, entry) => rest.replace(entry, ''), xml)
      .replace(
        '<IsTruncated>false</IsTruncated>',
        `<IsTruncated>true</IsTruncated><NextContinuationToken>${following}</NextContinuationToken>`,
      );
  };
