// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { templateContext } from './template-context.ts';
import { renderTemplate } from './template.ts';

const TEMPLATES = ['start_gcode', 'end_gcode', 'before_layer_gcode', 'layer_gcode'] as const;

/** Whether every template of the settings can be filled in, before anything is sliced. Problem: `gcode-template`. */
export const checkTemplates = (settings: Settings): readonly Problem[] => {
  const context = templateContext(settings, { objects: [], layers: [] });
  return TEMPLATES.flatMap((name) => renderTemplate(settings[name], context, name).problems);
};
