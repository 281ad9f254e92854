// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { Outcome } from '../../../shared/problem.ts';
import { library } from '../library.generated.ts';
import { LIBRARY } from '../modules/resolve-module.ts';
import type { Interpreter } from './open-interpreter.ts';

/** Boots sandboxes, from the third on with the whole library read already. */
export interface WarmStart {
  /**
   * The sandbox's own calls, in an interpreter that has its host functions and ran nothing yet.
   * `boot` makes them the slow way, `read` reads modules of the library.
   */
  open(
    interpreter: Interpreter,
    boot: () => Outcome<QuickJSHandle>,
    read: (api: QuickJSHandle, paths: string) => Outcome<unknown>,
  ): Outcome<QuickJSHandle>;
}

/**
 * Interpreters that are made by the same steps are equal to the byte, so what one has learned can
 * be laid into the memory of the next: the second sandbox of a process reads all modules before it
 * sees its design, and a picture of its memory, about 3 MB, starts all later ones. Nothing of a
 * design is in it. A process that opens a single sandbox does not pay for it.
 */
export const createWarmStart = (): WarmStart => {
  let opened = 0;
  let picture: Picture | undefined;
  return {
    open: (interpreter, boot, read) => {
      const { context, memory } = interpreter;
      if (picture && fits(picture, interpreter)) {
        const bytes = new Uint8Array(memory.buffer);
        for (const { at, part } of picture.parts) bytes.set(part, at);
        interpreter.setLimits();
        return { ok: true, value: takeCalls(context), problems: [] };
      }
      const api = boot();
      opened++;
      if (opened !== 2 || !api.ok) return api;
      if (!read(api.value, JSON.stringify(paths())).ok) return api;
      context.setProp(context.global, NAME, api.value);
      if (memory.buffer.byteLength === interpreter.initialBytes) picture = pictureOf(interpreter);
      takeCalls(context).dispose();
      return api;
    },
  };
};

interface Picture {
  readonly address: number;
  readonly length: number;
  readonly parts: readonly { readonly at: number; readonly part: Uint8Array }[];
}

/** A global that exists only while the picture is taken and until the calls are out of it. */
const NAME = 'sandboxCalls';

const takeCalls = (context: QuickJSContext): QuickJSHandle =>
  context.unwrapResult(
    context.evalCode(
      `(()=>{const calls=globalThis.${NAME};delete globalThis.${NAME};return calls})()`,
    ),
  );

/** Modules that many designs need: all but readers of foreign formats. */
const paths = (): string[] =>
  [...library.keys()]
    .filter((path) => !path.includes('-deserializer/') && path !== 'fabcommons/read-3mf.js')
    .map((path) => LIBRARY + path);

/** The same steps led to the same place, and there is room. */
const fits = (picture: Picture, { context, memory, budgetBytes }: Interpreter): boolean =>
  picture.address === addressOf(context) &&
  picture.length === memory.buffer.byteLength &&
  budgetBytes > 4 * picture.length;

const addressOf = (context: QuickJSContext): number =>
  (context as unknown as { ctx: { value: number } }).ctx.value;

const BLOCK = 65_536;

/** The memory in blocks, without those that are all zeros as in a fresh one. */
const pictureOf = ({ context, memory }: Interpreter): Picture => {
  const parts: { at: number; part: Uint8Array }[] = [];
  for (let at = 0; at < memory.buffer.byteLength; at += BLOCK) {
    const part = new Uint8Array(memory.buffer.slice(at, at + BLOCK));
    if (part.some((byte) => byte !== 0)) parts.push({ at, part });
  }
  return { address: addressOf(context), length: memory.buffer.byteLength, parts };
};
