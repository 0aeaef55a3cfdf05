/** @returns Name and version of the browser as its user agent gives them, or `null` when it gives none that we know. */
export function browserName(userAgent: string): string | null {
  const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/([\d.]+)/.exec(userAgent) ?? [];
  return name === undefined || version === undefined ? null : `${name} ${version}`;
}
