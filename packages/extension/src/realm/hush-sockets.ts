/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method -- built-ins of a worker that has run nothing yet */
/**
 * Refuses WebSockets to whatever is not a public name, in a worker whose script the browser's rules do not see. Runs
 * before the worker's own script and is put in front of it as text: it refers to nothing outside itself.
 *
 * It knows no grants and no addresses: a worker made from a `blob:` or `data:` URL has to use names.
 */
export function hushSockets(realm: typeof globalThis): void {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor } = realm.Reflect;
  const { exec } = realm.RegExp.prototype;
  const { Proxy, RegExp, URL, String } = realm;
  const { get: readHost } = getOwnPropertyDescriptor(URL.prototype, "hostname") ?? {};
  // Browsers write every number form of an address in digits, so a name ends in a letter's label and has a dot.
  const publicName =
    /\.(?!(?:localhost|local|internal|home\.arpa|lan|home|corp|intranet|private|localdomain)\.?$)(?:[a-z][a-z0-9-]*)\.?$/;
  const reserved =
    /(?:^|\.)(?:localhost|local|internal|home\.arpa|lan|home|corp|intranet|private|localdomain)\.?$/;
  // Names of the public DNS that lead to this machine or its network: core's aliases, which a test compares.
  const own = `127-0-0-1.org.uk authenticatorlocalprod.com congstar.box connect.box console.gl-inet.com
    dishy.starlink.com easy.box edit.boxlocalhost.com fire.walla fritz.box fritz.nas fritz.repeater fuf.me giga.cube
    hi.link homerouter.cpe huaweimobilewifi.com iccert.nhi.gov.tw ipv4.fiddler lacolhost.com localbattle.net
    localbattlelog.battlefield.com localho.st localhost.direct localhost.esignlive.com localhost.ptlogin2.qq.com
    localhost.sec.qq.com localhost.weixin.qq.com localhost.work.weixin.qq.com localtest.me lvh.me lx.astxsvc.com
    mitm.it mobile.hotspot ntt.setup pi.hole repeater.asus.com router.asus.com routerlogin.com routerlogin.net
    samsung.router sldev.me speedport.ip steamloopback.host tablet.sigwebtablet.com tplinkap.net tplinkeap.net
    tplinkmodem.net tplinkwifi.net ui.lantern.io vcap.me www.routerlogin.com www.routerlogin.net yandexmetrica.com
    yoogle.com`;
  const above = `127-0-0-1.org.uk apps-crc.testing authenticatorlocalprod.com backname.io ddev.site fritz.box fuf.me
    lacolhost.com lcl.host lndo.site local-ip.co local-ip.medicmobile.org local.sisteminha.com localbattle.net
    localho.st localhost.direct localtest.me lvh.me nip.io plex.direct sldev.me spotilocal.com sslip.io traefik.me
    vcap.me xip.io yoogle.com`;
  const anyOf = (names: string): string => names.replaceAll(".", "\\.").replaceAll(/\s+/g, "|");
  const alias = new RegExp(`^(?:${anyOf(own)}|.+\\.(?:${anyOf(above)}))\\.?$`);
  // A bad port: fails at once and without a packet, as everything else that is refused.
  const unreachable = "wss://refused.invalid:1/";
  const isPublic = (url: string): boolean => {
    if (readHost === undefined) return false;
    const host: string = apply(readHost, new URL(url, "ws://invalid./"), []);
    return (
      apply(exec, publicName, [host]) !== null &&
      apply(exec, reserved, [host]) === null &&
      apply(exec, alias, [host]) === null
    );
  };
  for (const name of ["WebSocket", "WebSocketStream"] as const) {
    const old = getOwnPropertyDescriptor(realm, name);
    const Native: unknown = old?.value;
    if (typeof Native !== "function") continue;
    const Hushed: unknown = new Proxy(Native, {
      construct: (_target: object, args: unknown[], newTarget: never): object => {
        const url = String(args[0]);
        const target = isPublic(url) ? url : unreachable;
        return construct(Native, args.length < 2 ? [target] : [target, args[1]], newTarget) as object;
      },
    });
    defineProperty(realm, name, { ...old, value: Hushed });
    const prototype = Native.prototype as object;
    defineProperty(prototype, "constructor", {
      ...getOwnPropertyDescriptor(prototype, "constructor"),
      value: Hushed,
    });
  }
}
