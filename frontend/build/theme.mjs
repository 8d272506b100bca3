// The palette as custom properties, in Designsystemet's scheme: only the tokens that some rule reads.

import { COLOUR_NAMES, STEP_NAMES, tokens } from "./palette.mjs";

const declarations = (pairs) => pairs.map(([name, value]) => `${name}:${value}`).join(";");

function scheme(name, isUsed) {
  return declarations([
    ...Object.entries(tokens(name)).filter(([token]) => isUsed(token)),
    ["color-scheme", name],
  ]);
}

/** data-color="danger" makes every component inside speak in that colour. */
function role(colour, steps) {
  const selector = colour === "accent" ? ":root,[data-color=accent]" : `[data-color=${colour}]`;
  return `${selector}{${declarations(steps.map((step) => [`--ds-color-${step}`, `var(--ds-color-${colour}-${step})`]))}}`;
}

/**
 * The theme's style sheet for a set of used custom properties ("--ds-color-base-default", ...).
 * Paper is always light, so the dark schemes hold on screens only.
 */
export function themeCss(used) {
  const steps = STEP_NAMES.filter((step) => used.has(`--ds-color-${step}`));
  const isUsed = (token) =>
    used.has(token) || steps.some((step) => token.endsWith(`-${step}`) && token.startsWith("--ds-color-"));
  const dark = scheme("dark", isUsed);
  return `@layer ds.theme{
    :root{${scheme("light", isUsed)}}
    @media screen and (prefers-color-scheme:dark){:root:not([data-color-scheme=light]){${dark}}}
    @media screen{:root[data-color-scheme=dark]{${dark}}}
    ${COLOUR_NAMES.map((colour) => role(colour, steps)).join("\n")}
  }`;
}
