// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Vertices have no attributes: each knows its segment by its number, so any range of layers, and any
// part of it (as `placeOf` has it), is drawn without touching a buffer.
const FETCH = /* glsl */ `
  precision highp float;
  precision highp int;
  uniform highp sampler2D ends;
  uniform lowp sampler2D colors;
  uniform int last;
  uniform int solid;
  uniform int stride;
  varying vec3 tint;
  int segmentOf(int id) {
    int k = id - solid;
    return last - (k < 0 ? id : solid + (k >> 6) * (stride << 6) + (k & 63));
  }
  vec4 endOf(int texel) { return texelFetch(ends, ivec2(texel & 2047, texel >> 11), 0); }
  vec3 colorOf(int segment) {
    return texelFetch(colors, ivec2(segment & 2047, segment >> 11), 0).rgb;
  }
`;

const SHOW = /* glsl */ `
  precision mediump float;
  varying vec3 tint;
  void main() { gl_FragColor = vec4(tint, 1.0); }
`;

/** Two vertices a segment. */
export const LINES = {
  vertexShader: /* glsl */ `${FETCH}
    void main() {
      int segment = segmentOf(gl_VertexID >> 1);
      vec4 place = endOf(segment * 2 + (gl_VertexID & 1));
      tint = colorOf(segment);
      gl_Position = projectionMatrix * modelViewMatrix * vec4(place.xyz, 1.0);
    }`,
  fragmentShader: SHOW,
};

/**
 * Six vertices a segment: a ribbon that faces the eye, as wide as the outline of a bead (an ellipse
 * of its width and height) from there, and shaded as one. It ends half a width beyond its ends, so
 * that corners have no gaps.
 */
export const RIBBONS = {
  vertexShader: /* glsl */ `${FETCH}
    varying float across;
    void main() {
      int id = gl_VertexID / 6;
      int corner = gl_VertexID - id * 6;
      int segment = segmentOf(id);
      int a = corner == 0 || corner == 2 || corner == 3 ? 0 : 1;
      float side = corner == 0 || corner == 1 || corner == 4 ? -1.0 : 1.0;
      vec4 start = endOf(segment * 2);
      vec4 end = endOf(segment * 2 + 1);
      vec3 along = end.xyz - start.xyz;
      along = length(along) > 1e-6 ? normalize(along) : vec3(1.0, 0.0, 0.0);
      vec3 at = a == 0 ? start.xyz - along * start.w * 0.35 : end.xyz + along * start.w * 0.35;
      at.z -= end.w * 0.5;
      vec3 toEye = normalize(cameraPosition - at);
      vec3 out3 = cross(along, toEye);
      out3 = length(out3) > 1e-4 ? normalize(out3) : vec3(0.0, 0.0, 1.0);
      float halfWidth = 0.5 * length(vec2(length(out3.xy) * start.w, out3.z * end.w));
      at += out3 * side * halfWidth;
      across = side;
      tint = colorOf(segment) * (0.86 + 0.14 * abs(out3.x * 0.8 + out3.y * 0.6));
      gl_Position = projectionMatrix * viewMatrix * vec4(at, 1.0);
    }`,
  fragmentShader: /* glsl */ `
    precision mediump float;
    varying vec3 tint;
    varying float across;
    void main() { gl_FragColor = vec4(tint * (1.0 - 0.45 * across * across), 1.0); }`,
};

/** One vertex a segment, where it starts. */
export const DOTS = {
  vertexShader: /* glsl */ `${FETCH}
    void main() {
      int segment = segmentOf(gl_VertexID);
      tint = colorOf(segment);
      gl_Position = projectionMatrix * modelViewMatrix * vec4(endOf(segment * 2).xyz, 1.0);
      gl_PointSize = 4.0;
    }`,
  fragmentShader: SHOW,
};
