// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { VNode } from 'preact';
import type { Readable } from 'node:stream';
import type { Problem } from '../../shared/problem.ts';

/** What a page needs beside its body. */
export interface PageHead {
  readonly title: string;
  readonly description?: string;
  /** Address of a picture for link previews, from the root. */
  readonly picture?: string;
  /** Names of files in src/web/islands. */
  readonly islands?: readonly string[];
  /** Without the ways to other pages, which are not there. */
  readonly bare?: boolean;
  /** What was searched for: it stays in the search box. */
  readonly words?: string;
  /** Address that stands for this content, from the root. */
  readonly canonical?: string;
}

/** What went wrong, with its status. */
export type ProblemAnswer = Extract<Answer, { readonly kind: 'problems' }>;

/** What a route answers: data, sent by `sendAnswer` alone. */
export type Answer =
  | {
      readonly kind: 'page';
      readonly status?: number;
      readonly head: PageHead;
      readonly body: VNode;
    }
  | {
      readonly kind: 'json';
      readonly status?: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      /** Set-Cookie values. They are no part of what is kept for a request that comes again. */
      readonly cookies?: readonly string[];
    }
  | {
      /** A file of the disk, sent as it is read. */
      readonly kind: 'file';
      readonly path: string;
      readonly type: string;
      /** As of bytes. */
      readonly etag: string;
      readonly name: string;
    }
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly type: string;
      /** SHA-256 of the bytes, or any other name that they alone have. */
      readonly etag: string;
      /** Given as a download under this name. */
      readonly name?: string;
      /** They never change at this address. */
      readonly immutable?: boolean;
    }
  | {
      readonly kind: 'stream';
      readonly stream: Readable;
      readonly type: string;
      readonly name: string;
      /** SHA-256 of what is in it: its bytes may differ with who packs them. */
      readonly contents: string;
    }
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly cookies?: readonly string[];
    }
  | {
      readonly kind: 'problems';
      readonly status: number;
      readonly problems: readonly Problem[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly retryAfterSeconds?: number;
    }
  /** The route has answered, or goes on answering, itself: events. */
  | { readonly kind: 'done' };

export const page = (head: PageHead, body: VNode, status = 200): Answer => ({
  kind: 'page',
  status,
  head,
  body,
});

export const json = (body: unknown, status = 200): Answer => ({ kind: 'json', status, body });

export const redirect = (to: string, cookies: readonly string[] = []): Answer => ({
  kind: 'redirect',
  to,
  cookies,
});
