// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The memory of an interpreter's WASM. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** Memories for interpreters, used again so that their pages need not be found anew. */
export interface Memories {
  /** Zeros, as a fresh memory is; may grow by `bytes`. */
  take(bytes: number): WasmMemory;
  /** Keeps a memory for later, unless it has grown: WASM memory never shrinks. */
  release(memory: WasmMemory): void;
}

const PAGE = 65_536;

/** What the interpreter's WASM asks for at least and may ask for at most, in pages. */
const LEAST = 256;
const MOST = 32_768;

export const INITIAL_BYTES = LEAST * PAGE;

/** How many are kept. */
const MOST_IDLE = 2;

export const createMemories = (): Memories => {
  const idle: { readonly memory: WasmMemory; readonly maximum: number }[] = [];
  const maxima = new WeakMap<WasmMemory, number>();
  return {
    take: (bytes) => {
      const maximum = Math.min(MOST, LEAST + Math.ceil(bytes / PAGE));
      const index = idle.findIndex((each) => each.maximum === maximum);
      const kept = index < 0 ? undefined : idle.splice(index, 1)[0]!.memory;
      if (kept) new Uint8Array(kept.buffer).fill(0);
      const memory = kept ?? new wasm.Memory({ initial: LEAST, maximum });
      maxima.set(memory, maximum);
      return memory;
    },
    release: (memory) => {
      const maximum = maxima.get(memory);
      if (maximum === undefined || memory.buffer.byteLength !== INITIAL_BYTES) return;
      maxima.delete(memory);
      idle.push({ memory, maximum });
      if (idle.length > MOST_IDLE) idle.shift();
    },
  };
};

type MemoryMaker = new (limits: { initial: number; maximum: number }) => WasmMemory;
const wasm = (globalThis as unknown as { WebAssembly: { Memory: MemoryMaker } }).WebAssembly;
