// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import loadManifold, { type ManifoldToplevel } from 'manifold-3d';

export type Kernel = ManifoldToplevel;
export type KernelSolid = InstanceType<Kernel['Manifold']>;
export type KernelMesh = InstanceType<Kernel['Mesh']>;

/** Starts the kernel's WASM with the given imports and hands the instance over. */
export type Instantiate = (imports: object, receive: (instance: unknown) => void) => void;

/**
 * The geometry kernel, compiled and ready. `wasmUrl` says where its WASM is, if not beside its
 * code; `instantiate` starts it instead.
 */
export const loadKernel = async (wasmUrl?: string, instantiate?: Instantiate): Promise<Kernel> => {
  const options = {
    ...(wasmUrl !== undefined && { locateFile: () => wasmUrl }),
    ...(instantiate && { instantiateWasm: instantiate }),
  };
  const kernel = await loadManifold(options as Parameters<typeof loadManifold>[0]);
  kernel.setup();
  return kernel;
};
