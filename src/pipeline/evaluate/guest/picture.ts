// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import { INITIAL_BYTES } from './memories.ts';
import type { Interpreter } from './open-interpreter.ts';

/** The memory of an interpreter that ran no design. */
export interface Picture {
  readonly address: number;
  readonly parts: readonly { readonly at: number; readonly part: Uint8Array }[];
}

/** A global that exists only while the picture is taken and until the calls are out of it. */
const NAME = 'sandboxCalls';

/** Undefined when its memory has grown. The interpreter works on as before. */
export const pictureOf = (
  { context, memory }: Interpreter,
  calls: QuickJSHandle,
): Picture | undefined => {
  context.setProp(context.global, NAME, calls);
  const parts = memory.buffer.byteLength === INITIAL_BYTES ? blocksOf(memory.buffer) : undefined;
  takeCalls(context).dispose();
  return parts && { address: addressOf(context), parts };
};

/**
 * Lays a picture into an interpreter that has its host functions and ran nothing yet; answers the
 * sandbox's calls. Undefined, and nothing is done, when other steps led to it or it has no room.
 */
export const layPicture = (
  { address, parts }: Picture,
  { context, memory, budgetBytes, setLimits }: Interpreter,
): QuickJSHandle | undefined => {
  const hasRoom = memory.buffer.byteLength === INITIAL_BYTES && budgetBytes > 4 * INITIAL_BYTES;
  if (!hasRoom || address !== addressOf(context)) return undefined;
  const bytes = new Uint8Array(memory.buffer);
  for (const { at, part } of parts) bytes.set(part, at);
  setLimits();
  return takeCalls(context);
};

const takeCalls = (context: QuickJSContext): QuickJSHandle =>
  context.unwrapResult(
    context.evalCode(
      `(()=>{const calls=globalThis.${NAME};delete globalThis.${NAME};return calls})()`,
    ),
  );

const addressOf = (context: QuickJSContext): number =>
  (context as unknown as { ctx: { value: number } }).ctx.value;

const BLOCK = 65_536;

/** The memory in blocks, without those that are all zeros as in a fresh one. */
const blocksOf = (buffer: ArrayBuffer): Picture['parts'] => {
  const parts: { at: number; part: Uint8Array }[] = [];
  for (let at = 0; at < buffer.byteLength; at += BLOCK) {
    if (new Float64Array(buffer, at, BLOCK / 8).every((eight) => Object.is(eight, 0))) continue;
    parts.push({ at, part: new Uint8Array(buffer.slice(at, at + BLOCK)) });
  }
  return parts;
};
