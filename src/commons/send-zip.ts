// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Readable } from 'node:stream';
import { type ZipContent, zipStream } from './zip-stream.ts';

/** What became of a request; `whole`: the other side got all of it, so it may have acted. */
export type Sent =
  | { readonly end: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly end: 'timeout'; readonly whole: boolean }
  | {
      readonly end: 'broke';
      readonly whole: boolean;
      /** Of the system or the client, like `ECONNRESET`; else empty. */
      readonly code: string;
      readonly reason: string;
    };

interface ZipRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly files: Iterable<readonly [string, ZipContent]>;
}

/**
 * Posts files as a ZIP that is packed no faster than it is taken, and reads an answer of JSON (undefined where it is
 * none). Ends when nothing is taken for `takeMs`, or nothing answered within `answerMs` of the last byte.
 */
export const sendZip = async (
  { url, headers, files }: ZipRequest,
  { takeMs, answerMs }: { readonly takeMs: number; readonly answerMs: number },
): Promise<Sent> => {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const wait = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => late.abort(), ms);
  };
  let whole = false;
  const zip = zipStream(files);
  const body = Readable.from(
    (async function* () {
      for await (const chunk of zip) {
        wait(takeMs);
        yield chunk as Uint8Array;
      }
      whole = true;
      wait(answerMs);
    })(),
    { objectMode: false },
  );
  wait(takeMs);
  try {
    const request: RequestInit & { readonly duplex: 'half' } = {
      method: 'POST',
      headers,
      body: Readable.toWeb(body) as ReadableStream,
      duplex: 'half',
      // A token is for the node that was named, and no other.
      redirect: 'error',
      signal: late.signal,
    };
    const response = await fetch(url, request);
    const answer: unknown = await response.json().catch((thrown: unknown) => {
      if (thrown instanceof SyntaxError) return undefined;
      throw thrown;
    });
    return { end: 'answered', status: response.status, body: answer };
  } catch (thrown) {
    if (late.signal.aborted) return { end: 'timeout', whole };
    const { message = '', cause } = thrown as { message?: string; cause?: Error };
    const { code = '' } = (cause ?? {}) as { readonly code?: string };
    if (code === 'UND_ERR_HEADERS_TIMEOUT') return { end: 'timeout', whole };
    return { end: 'broke', whole, code, reason: cause?.message ?? message };
  } finally {
    clearTimeout(timer);
    body.destroy();
    zip.destroy();
  }
};
