import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCHEMES } from "../probe/scheme.ts";
import { EBAY_2020 } from "./fixtures/ebay-2020.ts";
import { THREATMETRIX_2026 } from "./fixtures/threatmetrix-2026.ts";
import { PORT_PROTOCOLS } from "./port-row.ts";
import { programNameAt, programsAt, type PortContext } from "./programs-at.ts";

describe("programNameAt()", () => {
  test.each(EBAY_2020)("names port %i of eBay's table %s", (port, program) => {
    expect(programNameAt(port)).toBe(program);
    expect(programNameAt(port, { protocol: "tcp", scheme: "wss", host: "127.0.0.1", path: "/" })).toBe(
      program,
    );
  });

  test.each(THREATMETRIX_2026)("names port %i of the list of 2026 %s", (port, program) => {
    expect(programNameAt(port, { protocol: "tcp", scheme: "wss", host: "127.0.0.1", path: "/" })).toBe(
      program,
    );
  });

  test.each([
    [80, "Web server (HTTP)"],
    [443, "Web server (HTTPS)"],
    [445, "SMB / Windows file sharing"],
    [554, "Real Time Streaming Protocol (RTSP)"],
    [3306, "MySQL / MariaDB"],
    [3690, "Subversion"],
    [1234, "Parcel development server"],
  ])("names port %i of the talk's table %s", (port, program) => {
    expect(programNameAt(port, { scheme: "ws" })).toBe(program);
  });

  test.each([
    [12387, { protocol: "tcp", scheme: "http" }, "Meta apps (Facebook, Instagram)"],
    [12580, { protocol: "udp", scheme: "stun" }, "Meta apps (Facebook, Instagram)"],
    [12591, { protocol: "udp", scheme: "turn" }, "Meta apps (Facebook, Instagram)"],
    [29010, { scheme: "https", host: "yandexmetrica.com" }, "Yandex apps (Metrica)"],
    [6463, { scheme: "ws", path: "/?v=1&client_id=1&encoding=json" }, "Discord"],
    [6472, { scheme: "ws" }, "Discord"],
    [14013, { scheme: "https", host: "localhost.weixin.qq.com", path: "/api/check-login" }, "WeChat"],
    [4301, { scheme: "https", host: "localhost.ptlogin2.qq.com", path: "/pt_get_uins?callback=a" }, "QQ"],
    [
      24727,
      { scheme: "http", path: "/eID-Client?tcTokenURL=https%3A%2F%2Fexample" },
      "AusweisApp (German electronic ID)",
    ],
    [64443, { scheme: "wss", path: "/service/cryptapi" }, "E-IMZO (Uzbek electronic signature)"],
    [35729, { scheme: "ws", path: "/livereload" }, "LiveReload"],
    [5173, { scheme: "ws" }, "Vite development server"],
    [19421, { scheme: "http", path: "/launch?action=join" }, "Zoom"],
    [21325, { scheme: "http" }, "Trezor Bridge"],
    [55920, { scheme: "https", host: "lx.astxsvc.com", path: "/ASTX2/hello" }, "AhnLab Safe Transaction"],
    [11434, { scheme: "http", path: "/api/tags" }, "Ollama"],
  ] as const)("names port %i with %o %s", (port, context: PortContext, program) => {
    expect(programNameAt(port, context)).toBe(program);
  });

  test("is undefined when neither the catalogue nor IANA names the port", () => {
    expect(programNameAt(65_535)).toBeUndefined();
  });
});

describe("programsAt()", () => {
  test("keeps every candidate of a port that several programs share", () => {
    const names = programsAt(4444, { protocol: "tcp" }).map(({ program }) => program);
    expect(names).toEqual(
      expect.arrayContaining([
        "Selenium server",
        "INISAFE CrossWeb EX",
        "OBS Studio WebSocket",
        "I2P HTTP proxy",
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test("lets the scheme decide between INISAFE and Selenium on port 4444", () => {
    expect(programNameAt(4444, { scheme: "https" })).toBe("INISAFE CrossWeb EX");
    expect(programNameAt(4444, { scheme: "http", path: "/wd/hub/status" })).toBe("Selenium server");
  });

  test("ranks a path that only one program knows first, and does not take a longer word for it", () => {
    const known = programsAt(8080, { scheme: "http", path: "/jsonrpc" })[0];
    expect(known?.program).toBe("Kodi");
    expect(programsAt(8080, { scheme: "http", path: "/jsonrpcx" })[0]?.program).not.toBe("Kodi");
  });

  test("raises the program that the host name was made for, and no host that only looks like it", () => {
    const at = (host: string) =>
      programsAt(4370, { scheme: "https", host }).find(({ program }) => program === "Spotify")?.confidence ??
      0;
    expect(at("abc.spotilocal.com")).toBeGreaterThan(at("127.0.0.1"));
    expect(at("spotilocal.com.evil.example")).toBe(at("127.0.0.1"));
  });

  test("names the program of an alias at a port where nobody has seen it, and not the maker of a developer's name", () => {
    expect(programsAt(14_099, { scheme: "https", host: "localhost.weixin.qq.com" })).toMatchObject([
      { program: "WeChat", basis: "alias", category: null, protocol: "tcp" },
    ]);
    expect(programsAt(14_099, { protocol: "udp", host: "fritz.box" })).toMatchObject([{ protocol: "udp" }]);
    expect(programsAt(14_099, { host: "app.localtest.me" })).toEqual([]);
  });

  test("leaves out rows of the other protocol, whether it is said or implied by the scheme", () => {
    expect(programsAt(12580, { protocol: "tcp" })).toEqual([]);
    expect(programsAt(12580, { scheme: "wss" })).toEqual([]);
    expect(programsAt(12580, { scheme: "stun" })).toHaveLength(1);
  });

  test("expects a device's page on the network and a web server on this machine", () => {
    expect(programNameAt(80, { scheme: "http", space: "local" })).toBe("Router or device web page");
    expect(programNameAt(80, { scheme: "http", space: "loopback" })).toBe("Web server (HTTP)");
    expect(programNameAt(3306, { space: "local" })).toBe("MySQL / MariaDB");
  });

  test("puts IANA's name last, with its registry as the source", () => {
    const candidates = programsAt(7070);
    expect(candidates.at(-1)).toMatchObject({ program: "ARCP", basis: "iana", category: null });
    expect(candidates[0]).toMatchObject({
      program: "AnyDesk",
      basis: "catalogue",
      category: "remote-access",
    });
  });

  test("falls back to IANA's name alone where the catalogue has none", () => {
    expect(programsAt(43, { protocol: "tcp" })).toMatchObject([{ program: "Who Is", basis: "iana" }]);
  });

  test("believes a documented program more than a reported one, and that more than an unconfirmed one", () => {
    const confidence = (port: number) => programsAt(port, { protocol: "tcp" })[0]?.confidence ?? 0;
    expect(confidence(24727)).toBeGreaterThan(confidence(5931));
    expect(confidence(5931)).toBeGreaterThan(confidence(26769));
  });

  test("gives confidences that fall from first to last and add up to less than 1, whatever it is asked", () => {
    const contexts = fc.record(
      {
        protocol: fc.constantFrom(...PORT_PROTOCOLS),
        scheme: fc.constantFrom(...SCHEMES),
        host: fc.oneof(fc.string(), fc.constantFrom("localhost", "yandexmetrica.com", "x.plex.direct")),
        path: fc.oneof(fc.string(), fc.constantFrom("/", "/api/tags", "/json")),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.nat(65_535), fc.double()), contexts, (port, context) => {
        const confidences = programsAt(port, context).map(({ confidence }) => confidence);
        expect(confidences.reduce((sum, each) => sum + each, 0)).toBeLessThan(1);
        expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
        expect(confidences.every((each) => each > 0)).toBe(true);
      }),
    );
  });
});
