/**
 * The number that the NetLog gives for a piece of code that makes requests, from its name.
 *
 * @see https://chromium.googlesource.com/chromium/src/+/main/net/traffic_annotation/network_traffic_annotation.h (`recursive_hash`)
 */
export function annotationNumber(name: string): number {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.charCodeAt(0)) % 138_003_713;
  return hash;
}
