// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const at = ([text]) => text.split(' ').map((pair) => pair.split(',').map(Number));

/** Outlines counter-clockwise, each with where it stands. */
const LETTERS = [
  { place: [-28, 2], outline: at`0,12 4.5,-1 9,12 6.8,12 4.5,3 2.2,12` },
  {
    place: [-17, 2],
    outline: at`0,0 2,0 2,7.5 5,3 8,7.5 8,0 10,0 10,12 8.2,12 5,6.4 1.8,12 0,12`,
  },
  { place: [-5, 2], outline: at`0,0 8,0 8,1.4 2.4,1.4 8,10.4 8,12 0,12 0,10.6 5.4,10.6 0,1.4` },
  {
    place: [5, 2],
    outline: at`0,0 1.6,0 1.6,4.6 2.6,5.8 6.6,0 8.6,0 3.8,7.1 8.4,12 6.4,12 1.6,6.8 1.6,12 0,12`,
  },
  { place: [-5, -14], outline: at`0,0 1.5,0 3,3.2 7,3.2 8.5,0 10,0 5.7,12 4.3,12` },
];
const HOLE_OF_A = { place: [-5, -14], outline: at`3.7,4.6 6.3,4.6 5,9.4` };

const STAR = Array.from({ length: 14 }, (_, i) => {
  const radius = i % 2 ? 2.2 : 7;
  return [radius * Math.cos((i * Math.PI) / 7), radius * Math.sin((i * Math.PI) / 7)];
});

const PIECES = 60;
const TURNS = 1.3;
const THICKEST = 1.05;

/** One side of a spiral: the outer one, or the inner one that swells away from it and comes back. */
const spiralSide = (thickest) =>
  Array.from({ length: PIECES + 1 }, (_, i) => {
    const share = i / PIECES;
    const angle = 2 * Math.PI * TURNS * share + 0.6;
    const radius = 0.75 * angle - thickest * Math.sin(Math.PI * share);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });

/**
 * V M Z K A with sharp feet and concave corners, a star, and a crescent and a spiral that taper to
 * nothing: which tips are still printed, and how well do beads fit between walls of any width?
 */
export const lettering = ({ CrossSection }) => {
  const drawn = ({ place, outline }) => new CrossSection([outline], 'NonZero').translate(place);
  const crescent = CrossSection.circle(5, 96).subtract(
    CrossSection.circle(4.6, 96).translate([2, 0]),
  );
  return CrossSection.union([
    ...LETTERS.map(drawn),
    drawn({ place: [22, 8], outline: STAR }),
    drawn({ place: [16, -7], outline: [...spiralSide(0), ...spiralSide(THICKEST).reverse()] }),
    crescent.translate([-20, -6]),
  ])
    .subtract(drawn(HOLE_OF_A))
    .extrude(3);
};
