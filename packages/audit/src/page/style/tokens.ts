/**
 * Colours and typefaces. The three colours of reach are apart in lightness as well as in hue, so that they can be told
 * apart with any kind of colour vision and in grey; all text colours have a contrast of at least 4.5 to 1.
 */
export const TOKENS = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6;
  --raised: #ffffff;
  --ink: #1d1f21;
  --soft: #55585c;
  --hair: #dcd9d0;
  --strong-hair: #a9a59a;
  --scan: #9c2f14;
  --local-access: #7a5200;
  --clean: #17604f;
  --failed: #55585c;
  --accent: var(--failed);
  --far-0: #6f8aa3;
  --far-1: #b87a0c;
  --far-2: #8c2410;
  --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, "Book Antiqua", Palatino, Georgia, "DejaVu Serif", serif;
  --sans: Seravek, "Gill Sans Nova", "Segoe UI", Ubuntu, Calibri, "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif;
  --mono: ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16181a;
    --raised: #1e2124;
    --ink: #ebe8e1;
    --soft: #a9aaa8;
    --hair: #34383b;
    --strong-hair: #62676b;
    --scan: #ff9d80;
    --local-access: #eebd5c;
    --clean: #74d3b9;
    --failed: #a9aaa8;
    --far-0: #7f9bb5;
    --far-1: #e5b454;
    --far-2: #ff8f6b;
  }
}
`;
