// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { BucketPlace } from './bucket-place.ts';
import { readBody } from './read-body.ts';
import { errorCode, readListing } from './read-listing.ts';
import { refused, StoreFault, unreachable } from './store-fault.ts';
import { Fleeting, tryPatiently } from './try-patiently.ts';

/**
 * Objects by their keys, all below one prefix of a bucket. Everything rejects with `StoreFault` when
 * the server is away for longer than one's patience, or refuses. Keys are of A-Z, a-z, 0-9, ., _, - and /.
 */
export interface Bucket {
  /** Resolves when the server has confirmed that it has these very bytes. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** undefined where there is none. What is in the bucket may be anything: check it. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Its length; undefined where there is none. */
  head(key: string): Promise<number | undefined>;
  /** Also where there is none. */
  remove(key: string): Promise<void>;
  /** Every key that begins so. */
  list(prefix: string): AsyncIterable<string>;
  /** What it is called in messages: `s3://bucket/prefix`. */
  readonly name: string;
}

export interface BucketOptions {
  /** How long what may go well the next time is tried again, ms. Default 30 s. */
  readonly patienceMs?: number;
  /** How long a server may say nothing, ms. Default 15 s, and not longer than patience. */
  readonly silentMs?: number;
  /** Ends what runs and waits. */
  readonly signal?: AbortSignal;
}

const MB = 1024 * 1024;
/** Longer objects are none of ours. */
const MOST_BYTES = 1024 * MB;
const MOST_XML_BYTES = 8 * MB;
/** Sending takes at most so long beside `silentMs`: bytes a millisecond. */
const SLOWEST = 100;

const KEY = /^[A-Za-z0-9._/-]+$/;
const EMPTY = sha256('');

/** Statuses and codes of servers that have too much to do or were cut off. */
const FLEETING_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);
const FLEETING_CODE =
  /^(RequestTimeout|SlowDown|InternalError|ServiceUnavailable|OperationAborted|ConditionalRequestConflict|BadDigest|IncompleteBody|XAmzContentSHA256Mismatch)$/;

/** A bucket of any server that speaks S3, with addresses of the form `endpoint/bucket/key`. */
export const openBucket = (
  { bucket, prefix, endpoint, region, credentials }: BucketPlace,
  { patienceMs = 30_000, silentMs = Math.min(15_000, patienceMs), signal }: BucketOptions = {},
): Bucket => {
  const client = new AwsClient({ ...credentials(), region, service: 's3', retries: 0 });
  const root = `${endpoint}/${bucket}`;
  const name = `s3://${bucket}/${prefix}`.replace(/\/$/, '');
  const place = `${name} at ${endpoint}`;

  const addressOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error(`expected a key of letters and digits, found ${key}`);
    return `${root}/${prefix}${key}`;
  };

  const once = async (method: string, url: string, body?: Uint8Array): Promise<Reply> => {
    const stop = new AbortController();
    const silent = setTimeout(() => stop.abort(), silentMs + (body?.length ?? 0) / SLOWEST);
    const either = signal === undefined ? stop.signal : AbortSignal.any([stop.signal, signal]);
    try {
      // Signed along with its digest, so that a server refuses any other bytes.
      const headers = { 'x-amz-content-sha256': body === undefined ? EMPTY : sha256(body) };
      const response = await fetch(
        await client.sign(url, {
          method,
          headers,
          redirect: 'manual',
          signal: either,
          ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
        }),
      );
      const { status } = response;
      const most = response.ok && method === 'GET' ? MOST_BYTES : MOST_XML_BYTES;
      const content = await readBody(response, most, () => silent.refresh());
      if (content === undefined) throw refused(place, status, 'TooLong');
      if (response.ok) return { status, content, length: lengthOf(response) };
      const code = errorCode(new TextDecoder().decode(content));
      if (FLEETING_STATUS.has(status) || FLEETING_CODE.test(code))
        throw new Fleeting(`${status} ${code}`.trim());
      if (status === 404 && code !== 'NoSuchBucket') return { status, content, length: undefined };
      throw refused(place, status, code);
    } catch (thrown) {
      if (thrown instanceof Fleeting || thrown instanceof StoreFault) throw thrown;
      if (stop.signal.aborted) throw new Fleeting(`nothing said for ${silentMs / 1000} s`);
      throw new Fleeting(reasonOf(thrown));
    } finally {
      clearTimeout(silent);
    }
  };
  const send = async (method: string, url: string, body?: Uint8Array): Promise<Reply> => {
    try {
      return await tryPatiently(() => once(method, url, body), { patienceMs, signal });
    } catch (thrown) {
      throw thrown instanceof Fleeting ? unreachable(place, thrown.message) : thrown;
    }
  };

  return {
    name,
    put: async (key, bytes) => {
      const { status } = await send('PUT', addressOf(key), bytes);
      if (status === 404) throw refused(place, status, '');
    },
    get: async (key) => {
      const { status, content } = await send('GET', addressOf(key));
      return status === 404 ? undefined : content;
    },
    head: async (key) => {
      const { status, length } = await send('HEAD', addressOf(key));
      return status === 404 ? undefined : (length ?? 0);
    },
    remove: async (key) => void (await send('DELETE', addressOf(key))),
    list: async function* (start) {
      const seen = new Set<string>();
      for (let next: string | undefined = ''; next !== undefined;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: prefix + start });
        if (next !== '') query.set('continuation-token', next);
        const { status, content } = await send('GET', `${root}?${query.toString()}`);
        const page = readListing(new TextDecoder().decode(content));
        // A server that sends back to where one was would keep one for ever.
        const isAgain = page?.next !== undefined && seen.has(page.next);
        if (page === undefined || isAgain) throw refused(place, status, 'NoListing');
        for (const key of page.keys) if (key.startsWith(prefix)) yield key.slice(prefix.length);
        next = page.next;
        if (next !== undefined) seen.add(next);
      }
    },
  };
};

interface Reply {
  readonly status: number;
  readonly content: Uint8Array;
  readonly length: number | undefined;
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

const lengthOf = ({ headers }: Response): number | undefined => {
  const told = headers.get('content-length');
  return told === null ? undefined : Number(told);
};

/** Of an error of `fetch`, whose cause knows more: `ECONNREFUSED`, or what undici says in words. */
const reasonOf = (thrown: unknown): string => {
  const { cause, message } = thrown as {
    cause?: { code?: string; message?: string };
    message: string;
  };
  const isWord = cause?.code !== undefined && !cause.code.startsWith('UND_');
  return (isWord ? cause.code : cause?.message) ?? message;
};
