/**
 * Ports of ordinary web pages: a name that a block list answers was asked for there, since the links to it name no port.
 * Not 8080 and 8443: development servers and devices show their pages there, which is why a scanner looks.
 */
export const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);
