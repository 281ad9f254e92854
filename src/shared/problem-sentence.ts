// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from './problem.ts';

/** A Problem as one sentence; beside a control, whose label names the parameter already, without `name`. */
export const sentenceOf = ({ message, hint, where }: Problem, name?: string): string => {
  const start = name === undefined ? '' : `parameter "${name}": `;
  const said = start !== '' && message.startsWith(start) ? message.slice(start.length) : message;
  const line = where?.line === undefined ? '' : ` (${where.file ?? 'line'}:${where.line})`;
  const sentence = said.charAt(0).toUpperCase() + said.slice(1);
  return [`${sentence.replace(/[.]$/, '')}${line}.`, hint].filter(Boolean).join(' ');
};
