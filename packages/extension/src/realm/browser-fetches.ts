/* oxlint-disable typescript/no-unsafe-type-assertion, typescript/unbound-method -- what a page gives is read once,
   copied, and judged by the native constructor and methods */
import type { BuiltIns } from "./built-ins.ts";
import type { Courier } from "./courier.ts";
import { PASS } from "./link.ts";

/** A name that is never resolved, in the place of one that may not be reached. */
const NOBODY = "refused.invalid";
const NOWHERE = `https://${NOBODY}/`;

/**
 * Stands in front of the interfaces with which a page makes the browser itself fetch an address of its choice: no
 * rule and no listener of an extension sees those requests.
 *
 * - Federated sign-in: the configuration of an identity provider.
 * - Payment requests: the manifest of a payment method.
 * - Passkeys: what another site says about who may claim its name (`/.well-known/webauthn`).
 */
export function guardBrowserFetches(realm: typeof globalThis, builtIns: BuiltIns, courier: Courier): void {
  const { apply, arrayFrom, asText, construct, defineProperty, get, getOwnPropertyDescriptor, Proxy } =
    builtIns;
  // Frames without an address of their own have their page's origin.
  const own = `${realm.origin}|`;
  const isIn = (text: string, part: string): boolean => apply(builtIns.indexOf, text, [part]) !== -1;
  /** The page's own name, or one above it that has a dot: one without could be a host of the network. */
  const isOwnSite = (name: string): boolean =>
    isIn(own, `/${name}|`) ||
    isIn(own, `/${name}:`) ||
    (isIn(name, ".") && (isIn(own, `.${name}|`) || isIn(own, `.${name}:`)));
  const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
  const isRefused = (url: unknown): boolean => courier.judge("url", asText(url)) !== PASS;

  const replaceIn = (holder: object, name: string, readArgs: (args: unknown[]) => unknown[]): void => {
    const old = getOwnPropertyDescriptor(holder, name);
    if (typeof old?.value !== "function") return;
    const original = old.value as (...args: unknown[]) => unknown;
    const value = new Proxy(original, {
      __proto__: null,
      apply: (_target: object, self: unknown, args: unknown[]) => apply(original, self, readArgs(args)),
    } as ProxyHandler<typeof original>);
    defineProperty(holder, name, { __proto__: null, ...old, value } as PropertyDescriptor);
  };
  /** The same dictionary, with one member that cannot change between two readings. */
  const withMember = (given: object, name: string, value: unknown): object => {
    const copy = { __proto__: given };
    defineProperty(copy, name, { __proto__: null, value, enumerable: true } as PropertyDescriptor);
    return copy;
  };
  const readProvider = (given: unknown): unknown => {
    if (!isObject(given)) return given;
    const url = asText(get(given, "configURL"));
    return withMember(given, "configURL", isRefused(url) ? NOWHERE : url);
  };
  const readList = (given: unknown, read: (item: unknown) => unknown): unknown =>
    isObject(given) ? builtIns.sealList(arrayFrom(given as ArrayLike<unknown>, read)) : given;

  /** The same, whose site's name the browser may ask. */
  const withSite = (given: unknown, name: string): unknown => {
    const site: unknown = isObject(given) ? get(given, name) : undefined;
    if (!isObject(given) || site === undefined) return given;
    const text = asText(site);
    // Of its own name nobody is asked: pages of this machine keep their passkeys.
    return withMember(given, name, !isOwnSite(text) && isRefused(`https://${text}/`) ? NOBODY : text);
  };
  const readIdentity = (given: unknown): unknown =>
    isObject(given) ? withMember(given, "providers", readList(get(given, "providers"), readProvider)) : given;
  const readParty = (given: unknown): unknown =>
    isObject(given) ? withMember(given, "rp", withSite(get(given, "rp"), "id")) : given;
  const credentials: unknown = realm.CredentialsContainer;
  if (typeof credentials === "function") {
    const prototype = credentials.prototype as object;
    replaceIn(prototype, "get", (args) => {
      const options = args[0];
      if (!isObject(options)) return args;
      const safe = withMember(options, "identity", readIdentity(get(options, "identity")));
      return [withMember(safe, "publicKey", withSite(get(options, "publicKey"), "rpId"))];
    });
    replaceIn(prototype, "create", (args) => {
      const options = args[0];
      if (!isObject(options)) return args;
      return [withMember(options, "publicKey", readParty(get(options, "publicKey")))];
    });
  }
  const passkey: unknown = getOwnPropertyDescriptor(realm, "PublicKeyCredential")?.value;
  if (typeof passkey === "function") {
    const signals = ["signalUnknownCredential", "signalAllAcceptedCredentials", "signalCurrentUserDetails"];
    for (let index = 0; index < signals.length; index++)
      replaceIn(passkey, signals[index] as string, (args) => [withSite(args[0], "rpId")]);
  }
  const provider: unknown = getOwnPropertyDescriptor(realm, "IdentityProvider")?.value;
  if (typeof provider === "function") replaceIn(provider, "getUserInfo", (args) => [readProvider(args[0])]);

  const payment = getOwnPropertyDescriptor(realm, "PaymentRequest");
  const Native: unknown = payment?.value;
  if (payment === undefined || typeof Native !== "function") return;
  const readMethod = (given: unknown): unknown => {
    if (!isObject(given)) return given;
    const method = asText(get(given, "supportedMethods"));
    // A word names a standard method, a URL one with a manifest.
    const isUrl = apply(builtIns.indexOf, method, [":"]) !== -1;
    return withMember(given, "supportedMethods", isUrl && isRefused(method) ? NOWHERE : method);
  };
  const Guarded: unknown = new Proxy(Native, {
    __proto__: null,
    construct: (_target: object, args: unknown[], newTarget: never): object =>
      construct(Native, [readList(args[0], readMethod), args[1], args[2]], newTarget),
  } as ProxyHandler<typeof Native>);
  defineProperty(realm, "PaymentRequest", {
    __proto__: null,
    ...payment,
    value: Guarded,
  } as PropertyDescriptor);
  const prototype = Native.prototype as object;
  defineProperty(prototype, "constructor", {
    __proto__: null,
    ...getOwnPropertyDescriptor(prototype, "constructor"),
    value: Guarded,
  } as PropertyDescriptor);
}
