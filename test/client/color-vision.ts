/** Red, green and blue as linear light, from 0 to 1. */
type Light = readonly [red: number, green: number, blue: number];

/**
 * How a color is seen, by kind of vision, at full strength of the deficiency: the matrices of Machado, Oliveira and
 * Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), for linear light.
 */
export const visions = {
  normal: (color: string) => lightOf(color),
  protanopic: simulated([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  deuteranopic: simulated([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
  tritanopic: simulated([
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ]),
};

/** CIE76: how far two colors are from each other in CIELAB, under the white D65. */
export function colorDifference(one: Light, other: Light): number {
  const [a, b] = [labOf(one), labOf(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The contrast of WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, bright] = [luminanceOf(lightOf(one)), luminanceOf(lightOf(other))].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (bright + 0.05) / (dark + 0.05);
}

/** @param color `#rrggbb` */
function lightOf(color: string): Light {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return [red!, green!, blue!];
}

function simulated(matrix: readonly Light[]): (color: string) => Light {
  return (color) => {
    const [red, green, blue] = lightOf(color);
    const seen = matrix.map(([r, g, b]) => Math.min(1, Math.max(0, r * red + g * green + b * blue)));
    return [seen[0]!, seen[1]!, seen[2]!];
  };
}

function luminanceOf([red, green, blue]: Light): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function labOf([red, green, blue]: Light): [number, number, number] {
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function curve(share: number): number {
  return share > 216 / 24389 ? Math.cbrt(share) : ((24389 / 27) * share + 16) / 116;
}
