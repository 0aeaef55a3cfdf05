import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VENDORS } from "./catalogue/index.ts";
import { identifyVendor, vendorOfChain, vendorOfHost, vendorOfUrl } from "./identify-vendor.ts";

describe("vendorOfHost()", () => {
  test.each([
    ["h.online-metrix.net", "threatmetrix"],
    ["online-metrix.net", "threatmetrix"],
    ["H.ONLINE-METRIX.NET.", "threatmetrix"],
    ["0123abcd.d.aa.online-metrix.net", "threatmetrix"],
    ["mpsnare.iesnare.com", "iovation"],
    ["ssl.kaptcha.com", "kount"],
    ["api-ticketmaster.nd.nudatasecurity.com", "nudata-security"],
    ["bcdn-4ff4f23f.we-stats.com", "biocatch"],
    ["static.securedtouch.com", "securedtouch"],
    ["x.seondnsresolve.com", "seon"],
    ["connect.facebook.net", "meta"],
    ["mc.yandex.ru", "yandex"],
    ["client.perimeterx.net", "human"],
    ["js.datadome.co", "datadome"],
    ["cdn.siftscience.com", "sift"],
    ["api.sardine.ai", "sardine"],
    ["cdn4.forter.com", "forter"],
  ])("finds the vendor of %s", (host, id) => {
    expect(vendorOfHost(host)).toMatchObject({ vendor: { id }, via: "host" });
  });

  test.each([
    "",
    ".",
    "net",
    "online-metrix.net.evil.example",
    "notonline-metrix.net",
    "online-metrix.net..",
    "online-metrix.network",
    "-metrix.net",
    "onlineXmetrix.net",
    "facebook.net.example",
    "yandex.ru",
    "ebay.com",
    `${"a.".repeat(200)}online-metrix.net`,
  ])("does not take %j for a vendor's", (host) => {
    expect(vendorOfHost(host)).toBeUndefined();
  });
});

describe("vendorOfUrl()", () => {
  test.each([
    ["https://shop.example/fp/tags.js?org_id=usllpic0&session_id=abc", "threatmetrix"],
    ["https://vlscppe.example/tags?org_id=y6jn8c31&session_id=1", "threatmetrix"],
    ["https://cdn.shop.example/x9/fp/check.js?session_id=1&org_id=k8vif92e", "threatmetrix"],
    ["https://shop.example/fp/clear3.png?org_id=a1b2c3d4&session_id=1&m=2", "threatmetrix"],
    ["https://shop.example/fp/clear3.png;CIS3SID=0A1B2C3D4E5F?je=00", "threatmetrix"],
    ["https://my.freenom.example/iojs/4.1.1/dyn_wdp.js", "iovation"],
    ["https://pay.example/collect/sdk?m=850100&s=ff", "kount"],
    ["https://login.example/2.2/w/w-481390/sync/js/", "nudata-security"],
    ["https://bank.example/scripts/4ff4f23f/4ff4f23f.js", "biocatch"],
    ["https://bank.example/client/v3.1/web/wup?v=1&cid=dummy", "biocatch"],
    ["https://wish.example/sdk/securedtouch-sdk-4.1.1w.js?appId=avito&sessionId=2", "securedtouch"],
    ["https://visa.example/TSPD/08b0201f60ab2000de2e6870ff4ae1f397120a7871fe?type=9", "f5"],
    ["https://visa.example/TSPD/?type=18", "f5"],
    ["https://cdn.example/npm/metrika/tag.js", "yandex"],
    ["https://shop.example/PXabc123de/main.min.js", "human"],
  ])("finds the vendor of %s by its shape", (url, id) => {
    expect(vendorOfUrl(url)).toMatchObject({ vendor: { id }, via: "url-shape", matched: url });
  });

  test.each([
    "https://shop.example/fp/tags.js",
    "https://shop.example/fp/tags.js?org_id=abc",
    "https://shop.example/fp/tags.js?session_id=abc",
    "https://shop.example/fp/tags.js?org_id=&session_id=abc",
    "https://shop.example/fp/tags.js?org_id=a%20b&session_id=abc",
    "https://shop.example/fp/tags.json?org_id=abc&session_id=abc",
    "https://shop.example/tags.js",
    "https://shop.example/?u=/fp/tags.js?org_id=abc&session_id=abc",
    "https://shop.example/#/fp/tags.js?org_id=abc&session_id=abc",
    "https://bank.example/scripts/4ff4f23f/4ff4f23e.js",
    "https://visa.example/TSPD/short?type=9",
    "https://pay.example/collect/sdk?m=85010",
    "data:text/javascript,/fp/tags.js?org_id=abc&session_id=abc",
    "blob:https://shop.example/fp/tags.js?org_id=abc&session_id=abc",
    "/fp/tags.js?org_id=abc&session_id=abc",
    "",
  ])("finds none in %s", (url) => {
    expect(vendorOfUrl(url)).toBeUndefined();
  });

  test("decodes the tenant that the address names", () => {
    expect(vendorOfUrl("https://a.example/fp/tags.js?org_id=usll1ic0&session_id=1")?.tenant).toEqual({
      id: "usll1ic0",
      customer: null,
    });
    expect(vendorOfUrl("https://a.example/collect/sdk?m=850100")?.tenant).toEqual({
      id: "850100",
      customer: null,
    });
    expect(vendorOfUrl("https://a.example/sdk/st-ping-1.1.0p.js?appId=wish")?.tenant?.customer).toBe("wish");
  });
});

describe("vendorOfChain()", () => {
  test.each([
    ["check2.lloydsbank.co.uk", "h-lloydsbank.online-metrix.net", "h-lloydsbank", "lloydsbank"],
    ["cfa.fidelity.com", "h-5h8i3ud8.online-metrix.net.", "h-5h8i3ud8", null],
    ["src.ebay-us.com", "H-EBAY.online-metrix.net", "h-ebay", "ebay"],
    ["a.example", "h-gumtree2.online-metrix.net", "h-gumtree2", "gumtree2"],
    ["a.example", "h-citibank-uk.online-metrix.net", "h-citibank-uk", "citibank-uk"],
    ["a.example", "h-c7f45hl1-fluid.online-metrix.net", "h-c7f45hl1-fluid", null],
    [
      "a.example",
      "h-k8vif92e.goto.online-metrix.net",
      "h-k8vif92e.goto",
      "CyberSource (shared by its merchants)",
    ],
    ["a.example", "h-kyc.usend.com.online-metrix.net", "h-kyc.usend.com", "kyc.usend.com"],
    ["a.example", "citi.online-metrix.net", "citi", "citi"],
  ])("names the tenant behind %s -> %s", (host, cname, id, customer) => {
    expect(vendorOfChain(host, ["edge.example", cname])).toMatchObject({
      vendor: { id: "threatmetrix" },
      via: "cname",
      tenant: { id, customer },
    });
  });

  test.each([
    "h.online-metrix.net",
    "h-sdk.online-metrix.net",
    "0a1b.d.aa.online-metrix.net",
    "online-metrix.net",
  ])("names no tenant for %s, which all customers share", (cname) => {
    expect(vendorOfChain("a.example", [cname])).not.toHaveProperty("tenant");
  });

  test("prefers the host itself to its aliases", () => {
    expect(vendorOfChain("ssl.kaptcha.com", ["h-ebay.online-metrix.net"])).toMatchObject({
      vendor: { id: "kount" },
      via: "host",
    });
  });

  test.each([
    [["online-metrix.net.evil.example"]],
    [["notonline-metrix.net"]],
    [["d1.cloudfront.net"]],
    [[]],
  ])("finds none through %j", (cnames) => {
    expect(vendorOfChain("shop.example", cnames)).toBeUndefined();
  });
});

describe("identifyVendor()", () => {
  test("names host, alias or shape, in this order", () => {
    const path = "/fp/tags.js?org_id=usllpic0&session_id=1";
    expect(identifyVendor({ url: `https://h.online-metrix.net${path}` })?.via).toBe("host");
    expect(
      identifyVendor({ url: `https://s.example${path}`, cnames: ["h-ebay.online-metrix.net"] })?.via,
    ).toBe("cname");
    expect(identifyVendor({ url: `https://s.example${path}`, cnames: ["d1.cloudfront.net"] })?.via).toBe(
      "url-shape",
    );
    expect(identifyVendor({ url: "https://s.example/app.js" })).toBeUndefined();
  });

  test("completes a shared host with the tenant that the address names", () => {
    expect(
      identifyVendor({ url: "https://h.online-metrix.net/fp/tags.js?org_id=k8vif92e&session_id=1" })?.tenant,
    ).toEqual({ id: "k8vif92e", customer: "CyberSource (shared by its merchants)" });
  });

  test("keeps the alias's tenant, and takes none from another vendor's shape", () => {
    const tags = "/fp/tags.js?org_id=k8vif92e&session_id=1";
    expect(
      identifyVendor({ url: `https://s.example${tags}`, cnames: ["h-ebay.online-metrix.net"] })?.tenant?.id,
    ).toBe("h-ebay");
    expect(identifyVendor({ url: `https://ssl.kaptcha.com${tags}` })).not.toHaveProperty("tenant");
  });

  test("is not fooled by userinfo, backslashes, ports, upper case or a trailing dot", () => {
    expect(identifyVendor({ url: "https://h.online-metrix.net@evil.example/a.js" })).toBeUndefined();
    expect(identifyVendor({ url: "https://evil.example\\@h.online-metrix.net/a.js" })).toBeUndefined();
    expect(identifyVendor({ url: "HTTPS://H.Online-Metrix.NET.:8443/a.js" })?.vendor.id).toBe("threatmetrix");
  });

  test("never throws, and finds a vendor only where its own names or shapes are", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })),
        fc.array(fc.oneof(fc.string(), fc.domain())),
        (url, cnames) => {
          const match = identifyVendor({ url, cnames });
          expect(match === undefined || match.confidence > 0).toBe(true);
        },
      ),
    );
  });

  test("never takes a name that only contains or extends a vendor's for the vendor's", () => {
    const suffix = fc.constantFrom(
      ...VENDORS.flatMap(({ hosts, cnames }) => [...hosts, ...cnames].map((row) => row.suffix)),
    );
    const label = fc.stringMatching(/^[a-z0-9]{1,10}$/);
    fc.assert(
      fc.property(suffix, label, (name, other) => {
        expect(vendorOfHost(`${name}.${other}.example`)).toBeUndefined();
        expect(vendorOfChain("a.example", [`${other}${name.replaceAll(".", "x")}`])).toBeUndefined();
        expect(
          vendorOfHost(`${other}.${name}`) ?? vendorOfChain("a.example", [`${other}.${name}`]),
        ).toBeDefined();
      }),
    );
  });
});
