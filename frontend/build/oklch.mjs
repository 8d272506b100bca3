// From OKLCH (lightness 0–1, chroma, hue in degrees) to sRGB, and contrast as WCAG 2.2 counts it.

/** Linear sRGB of an OKLCH colour; parts may fall outside 0–1 when the screen cannot show it. */
function linearRgb(lightness, chroma, hue) {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const gamma = (part) => (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055);

/** "#rrggbb" of an OKLCH colour; chroma is lowered until the screen can show it. */
export function hex(lightness, chroma, hue) {
  let parts = linearRgb(lightness, chroma, hue);
  for (let left = chroma; left > 0 && parts.some((part) => part < -1e-4 || part > 1 + 1e-4); left -= 0.002) {
    parts = linearRgb(lightness, left, hue);
  }
  const bytes = parts.map((part) => Math.round(255 * gamma(Math.min(1, Math.max(0, part)))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast between two "#rrggbb" colours, 1–21. */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
