/** Version of this package, as reports name it; a test compares it with `package.json`. */
export const VERSION = "0.1.0";
