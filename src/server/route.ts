// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Account, Scope } from './accounts/account.ts';
import type { Answer } from './answers/answer.ts';
import type { Deps } from './deps.ts';

/**
 * Who may call: anyone; whoever is signed in; a maintainer of the design that the path names;
 * a moderator, who is one of them or a steward; a steward of the node.
 */
export type Access = 'anyone' | 'member' | 'maintainer' | 'moderator' | 'steward';

/** One request, its parts checked. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Who is signed in. */
  readonly account: Account | undefined;
  /** By which builds are limited and shared out: the account, else the address. */
  readonly visitor: string;
  /** The node's public address, without a slash at its end. */
  readonly origin: string;
  /** Aborts when whoever asked is gone. */
  readonly signal: AbortSignal;
  readonly request: Request;
  readonly response: Response;
}

/** Everything there is to know of an address: who may call it, what it takes, what it does. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As Express has it: `/d/:author/:design`. */
  readonly path: string;
  readonly access: Access;
  /** What a token must be for; absent: `read` to get, else `publish`. Asked of who must be signed in. */
  readonly scope?: Scope;
  /** One line, for the description of the API. */
  readonly summary: string;
  /** It needs no signed-in account and changes nothing that others see: no check of the origin. */
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** What a good answer holds, for the description of the API. */
  readonly answers?: z.ZodType;
  /** It takes the body itself: an upload. */
  readonly raw?: boolean;
  /** Media types of its body, if not JSON or a form where there is a `body`. */
  readonly takes?: readonly string[];
  /**
   * Its answer holds for now alone, and to ask again changes nothing: the same request with the same
   * Idempotency-Key is answered anew.
   */
  readonly answersAnew?: boolean;
  readonly handle: (call: Call, deps: Deps) => Promise<Answer>;
}

/** What a token must be for to call a route. */
export const scopeOf = ({ method, scope }: Pick<Route, 'method' | 'scope'>): Scope =>
  scope ?? (method === 'get' ? 'read' : 'publish');

type Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Omit<
  Route,
  'params' | 'query' | 'body' | 'handle'
> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>>,
    deps: Deps,
  ) => Promise<Answer>;
};

/** A route whose handler knows the types of what its schemas let through. */
export const route = <
  P extends z.ZodType = z.ZodUnknown,
  Q extends z.ZodType = z.ZodUnknown,
  B extends z.ZodType = z.ZodUnknown,
>(
  spec: Spec<P, Q, B>,
): Route => spec as unknown as Route;
