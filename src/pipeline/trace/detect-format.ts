// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The formats that say whose they are. */
export type TracedFormat =
  'stl' | 'stl-ascii' | '3mf' | 'obj' | 'glb' | 'svg' | 'dxf' | 'png' | 'gcode';

const BY_EXTENSION: Readonly<Record<string, TracedFormat>> = {
  stl: 'stl',
  '3mf': '3mf',
  obj: 'obj',
  glb: 'glb',
  svg: 'svg',
  dxf: 'dxf',
  png: 'png',
  gcode: 'gcode',
  gco: 'gcode',
  g: 'gcode',
};

const HEAD = 4096;

/**
 * The format of a file by its content, else by the extension of its name; nothing where neither
 * tells. `detectFormat('part.stl', bytes of a GLB)` is `'glb'`.
 */
export const detectFormat = (fileName: string, bytes: Uint8Array): TracedFormat | undefined => {
  const head = headText(bytes, HEAD);
  if (isBinaryStl(bytes)) return 'stl';
  if (head.startsWith('PK\u0003\u0004')) return '3mf';
  if (head.startsWith('glTF')) return 'glb';
  if (head.startsWith('\u0089PNG\r\n')) return 'png';
  const text = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^solid\b/i.test(text) && /\b(facet|endsolid)\b/i.test(text)) return 'stl-ascii';
  if (text.startsWith('<') && /<svg\b/.test(text)) return 'svg';
  if (/^(999\r?\n|0\r?\n\s*SECTION\b)/.test(text)) return 'dxf';
  if (/^;/.test(text)) return 'gcode';
  if (/^#/.test(text) && /^(v|o|# Unit: mm)\b/m.test(text)) return 'obj';
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
};

/** The first bytes as Latin letters. */
export const headText = (bytes: Uint8Array, length: number): string => {
  let text = '';
  for (const byte of bytes.subarray(0, length)) text += String.fromCharCode(byte);
  return text;
};

const isBinaryStl = (bytes: Uint8Array): boolean => {
  if (bytes.length < 84) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length === 84 + 50 * view.getUint32(80, true);
};
