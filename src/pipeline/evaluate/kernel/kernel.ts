// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import loadManifold, { type ManifoldToplevel } from 'manifold-3d';

export type Kernel = ManifoldToplevel;
export type KernelSolid = InstanceType<Kernel['Manifold']>;

/** The geometry kernel, compiled and ready. `wasmUrl` says where its WASM is, if not beside its code. */
export const loadKernel = async (wasmUrl?: string): Promise<Kernel> => {
  const kernel = await loadManifold(
    wasmUrl === undefined ? undefined : { locateFile: () => wasmUrl },
  );
  kernel.setup();
  return kernel;
};
