/** Platform part of Chromium's reduced user agent. @see https://www.chromium.org/updates/ua-reduction/ */
const PLATFORM: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Macintosh; Intel Mac OS X 10_15_7",
  win32: "Windows NT 10.0; Win64; x64",
};

/**
 * The user agent that the same browser sends with a window: without one it calls itself `HeadlessChrome`, and pages
 * that watch for that would not do what they do to visitors.
 */
export function windowedUserAgent(
  browserVersion: string,
  platform: NodeJS.Platform = process.platform,
): string {
  const major = browserVersion.split(".")[0];
  const system = PLATFORM[platform] ?? "X11; Linux x86_64";
  return `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`;
}
