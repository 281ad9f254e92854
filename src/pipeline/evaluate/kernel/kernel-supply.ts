// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { loadKernel, type Kernel } from './kernel.ts';

/** A kernel that serves designs one after another until it is worn out, then another. */
export interface KernelSupply {
  /** The kernel for the next design, whose WASM memory may not grow beyond `mostBytes`. */
  next(mostBytes: number): Promise<KernelLease>;
}

export interface KernelLease {
  readonly kernel: Kernel;
  /**
   * Whether it wanted more memory than it may have. It does not look at the refusal, writes where
   * it must not, and what it answers from then on is worth nothing.
   */
  readonly isBroken: () => boolean;
  /** To be called when it failed in any other way: nobody gets it again. */
  readonly broke: () => void;
}

/** WASM memory never shrinks: a kernel that grew beyond this is not kept, bytes. */
const WORN_BYTES = 256 * 1024 * 1024;

/**
 * Kernels from the bytes of their WASM, compiled once, with bounded memory. Without `bytes` the
 * kernel finds its WASM itself (at `url`, if given) and its memory ends where WASM ends, at 4 GiB.
 */
export const supplyKernels = (bytes?: Uint8Array, url?: string): KernelSupply => {
  const compiled = bytes && wasm.compile(bytes);
  let current: Promise<Instance> | undefined;
  const open = async (): Promise<Instance> => {
    const instance: Instance = { kernel: undefined as never, mostBytes: Infinity, broken: false };
    instance.kernel = await loadKernel(
      url,
      compiled && ((imports, receive) => void start(compiled, imports, instance).then(receive)),
    );
    return instance;
  };
  return {
    next: async (mostBytes) => {
      let instance = await (current ??= open());
      if (isWorn(instance, mostBytes)) instance = await (current = open());
      instance.mostBytes = mostBytes;
      return {
        kernel: instance.kernel,
        isBroken: () => instance.broken,
        broke: () => void (instance.broken = true),
      };
    },
  };
};

interface Instance {
  kernel: Kernel;
  memory?: WasmMemory;
  mostBytes: number;
  broken: boolean;
}

const isWorn = ({ broken, memory }: Instance, mostBytes: number): boolean =>
  broken || (memory?.buffer.byteLength ?? 0) > Math.min(WORN_BYTES, mostBytes);

/** The kernel's own code grows its memory by calling `grow` of the object that it exports. */
const start = async (
  compiled: Promise<object>,
  imports: object,
  instance: Instance,
): Promise<WasmInstance> => {
  const started = await wasm.instantiate(await compiled, imports);
  const memory = Object.values(started.exports).find(
    (each): each is WasmMemory => each instanceof wasm.Memory,
  );
  if (!memory) throw new Error('the kernel exports no memory');
  instance.memory = memory;
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    try {
      if (memory.buffer.byteLength + pages * PAGE <= instance.mostBytes) return grow(pages);
    } catch {
      // The machine has no more either.
    }
    instance.broken = true;
    throw new RangeError('the kernel may not have more memory');
  };
  return started;
};

const PAGE = 65_536;

type WasmMemory = { readonly buffer: ArrayBuffer; grow: (pages: number) => number };
type WasmInstance = { readonly exports: Readonly<Record<string, unknown>> };
const wasm = (
  globalThis as unknown as {
    WebAssembly: {
      Memory: new () => WasmMemory;
      compile: (bytes: Uint8Array) => Promise<object>;
      instantiate: (module: object, imports: object) => Promise<WasmInstance>;
    };
  }
).WebAssembly;
