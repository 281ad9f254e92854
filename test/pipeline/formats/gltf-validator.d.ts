// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

declare module 'gltf-validator' {
  export const validateBytes: (
    bytes: Uint8Array,
  ) => Promise<{ issues: { numErrors: number; numWarnings: number; messages: unknown[] } }>;
}
