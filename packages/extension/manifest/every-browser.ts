/** What the manifests of all browsers have in common. */
export interface ManifestFacts {
  readonly version: string;
  /** Names of the pages: `popup`. */
  readonly pages: readonly string[];
  /** Files of `icons/`, which is where sizes come from: `icon-48.png`. */
  readonly icons: readonly string[];
  readonly hasManagedSchema: boolean;
}

/** Every page, and WebSockets, which `<all_urls>` leaves out where request listeners are concerned. */
export const EVERYWHERE = ["<all_urls>", "ws://*/*", "wss://*/*"] as const;

/** Documents of every kind, before their first script: also `about:blank`, `srcdoc`, `data:` and `blob:` frames. */
export const EVERY_DOCUMENT = {
  matches: ["<all_urls>"],
  run_at: "document_start",
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
} as const;

/** Keys that mean the same to every browser. */
export function commonManifest({ version, pages, icons, hasManagedSchema }: ManifestFacts) {
  const iconsBySize = Object.fromEntries(
    icons.flatMap((file) => {
      const size = /^icon-(\d+)\.png$/.exec(file)?.[1];
      return size === undefined ? [] : [[size, `icons/${file}`] as const];
    }),
  );
  return {
    manifest_version: 3,
    name: "__MSG_extension_name__",
    description: "__MSG_extension_description__",
    version,
    default_locale: "en",
    icons: iconsBySize,
    action: {
      default_title: "__MSG_action_title__",
      default_icon: iconsBySize,
      ...(pages.includes("popup") ? { default_popup: "popup.html" } : {}),
    },
    ...(pages.includes("options") ? { options_ui: { page: "options.html", open_in_tab: true } } : {}),
    optional_permissions: ["notifications"],
    content_scripts: [
      { ...EVERY_DOCUMENT, js: ["bridge.js"] },
      { ...EVERY_DOCUMENT, js: ["realm.js"], world: "MAIN" },
    ],
    ...(hasManagedSchema ? { storage: { managed_schema: "managed-schema.json" } } : {}),
  } as const;
}
