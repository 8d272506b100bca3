// The colours of Vidar: a hue and a strength for each, and one ladder of lightness for all.
// The names of the steps are Designsystemet's, so that its components take our colours as their own.

import { hex } from "./oklch.mjs";

/** [hue, chroma] of each colour in use. */
const COLOURS = {
  accent: [236, 0.098],
  info: [250, 0.11],
  success: [152, 0.11],
  warning: [68, 0.115],
  danger: [22, 0.17],
};

/** Eight colours for subjects, told apart by hue as far as eight can be; words always say the same. */
const SUBJECTS = [
  [248, 0.125],
  [158, 0.1],
  [52, 0.125],
  [308, 0.125],
  [8, 0.135],
  [198, 0.1],
  [96, 0.11],
  [262, 0.028],
];

/** [lightness, share of the colour's chroma] for each step. */
const LADDER = {
  light: {
    "background-default": [1, 0],
    "background-tinted": [0.975, 0.12],
    "surface-default": [1, 0],
    "surface-tinted": [0.945, 0.27],
    "surface-hover": [0.915, 0.36],
    "surface-active": [0.875, 0.45],
    "border-subtle": [0.82, 0.5],
    "border-default": [0.58, 1],
    "border-strong": [0.45, 1],
    "text-subtle": [0.44, 1],
    "text-default": [0.28, 0.6],
    "base-default": [0.43, 1],
    "base-hover": [0.37, 1],
    "base-active": [0.31, 0.9],
    "base-contrast-subtle": [0.95, 0.2],
    "base-contrast-default": [1, 0],
  },
  dark: {
    "background-default": [0.185, 0.2],
    "background-tinted": [0.21, 0.25],
    "surface-default": [0.235, 0.3],
    "surface-tinted": [0.31, 0.45],
    "surface-hover": [0.35, 0.5],
    "surface-active": [0.4, 0.55],
    "border-subtle": [0.43, 0.55],
    "border-default": [0.62, 0.8],
    "border-strong": [0.78, 0.8],
    "text-subtle": [0.82, 0.75],
    "text-default": [0.95, 0.2],
    "base-default": [0.8, 0.9],
    "base-hover": [0.86, 0.75],
    "base-active": [0.91, 0.5],
    "base-contrast-subtle": [0.3, 0.3],
    "base-contrast-default": [0.17, 0.25],
  },
};

/** Greys: paper by day, slate by night. [lightness, chroma, hue]. */
const NEUTRAL = {
  light: {
    "background-default": [1, 0, 0],
    "background-tinted": [0.972, 0.004, 85],
    "surface-default": [1, 0, 0],
    "surface-tinted": [0.948, 0.005, 85],
    "surface-hover": [0.925, 0.006, 85],
    "surface-active": [0.89, 0.007, 85],
    "border-subtle": [0.865, 0.007, 85],
    "border-default": [0.6, 0.012, 240],
    "border-strong": [0.46, 0.018, 240],
    "text-subtle": [0.46, 0.018, 240],
    "text-default": [0.255, 0.022, 240],
    "base-default": [0.29, 0.024, 240],
    "base-hover": [0.37, 0.022, 240],
    "base-active": [0.44, 0.02, 240],
    "base-contrast-subtle": [0.88, 0.006, 240],
    "base-contrast-default": [1, 0, 0],
  },
  dark: {
    "background-default": [0.235, 0.014, 245],
    "background-tinted": [0.19, 0.013, 245],
    "surface-default": [0.235, 0.014, 245],
    "surface-tinted": [0.285, 0.015, 245],
    "surface-hover": [0.325, 0.016, 245],
    "surface-active": [0.38, 0.016, 245],
    "border-subtle": [0.375, 0.016, 245],
    "border-default": [0.6, 0.014, 245],
    "border-strong": [0.76, 0.012, 245],
    "text-subtle": [0.765, 0.013, 245],
    "text-default": [0.945, 0.006, 245],
    "base-default": [0.82, 0.01, 245],
    "base-hover": [0.76, 0.01, 245],
    "base-active": [0.7, 0.01, 245],
    "base-contrast-subtle": [0.3, 0.01, 245],
    "base-contrast-default": [0.17, 0.01, 245],
  },
};

/** A lesson's own steps: its field, its field when past, and its edge. */
const LESSON = {
  light: { surface: [0.952, 0.24], faded: [0.982, 0.08], line: [0.53, 1] },
  dark: { surface: [0.305, 0.38], faded: [0.262, 0.18], line: [0.74, 0.85] },
};

/** The ground of today's column. */
const TODAY = {
  light: [0.978, 0.012, 236],
  dark: [0.262, 0.022, 236],
};

function steps(ladder, [hue, chroma], prefix) {
  return Object.fromEntries(
    Object.entries(ladder).map(([step, [lightness, share]]) => [
      `${prefix}-${step}`,
      hex(lightness, chroma * share, hue),
    ]),
  );
}

/** All colour tokens of a scheme ("light" or "dark"), by their custom property's name. */
export function tokens(scheme) {
  const neutral = Object.entries(NEUTRAL[scheme]).map(([step, parts]) => [
    `--ds-color-neutral-${step}`,
    hex(...parts),
  ]);
  return Object.assign(
    { "--today": hex(...TODAY[scheme]) },
    Object.fromEntries(neutral),
    ...Object.entries(COLOURS).map(([name, colour]) => steps(LADDER[scheme], colour, `--ds-color-${name}`)),
    ...SUBJECTS.map((colour, index) => steps(LESSON[scheme], colour, `--subject-${index + 1}`)),
  );
}

export const COLOUR_NAMES = ["neutral", ...Object.keys(COLOURS)];
export const STEP_NAMES = Object.keys(LADDER.light);
export const SUBJECT_COUNT = SUBJECTS.length;
