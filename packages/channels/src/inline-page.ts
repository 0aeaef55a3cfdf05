/** @returns A `<script>` element as markup; `code` cannot end it. */
export function inlineScript(code: string): string {
  return `<script>${code.replaceAll(/<\/(?=script)/gi, "<\\/")}</script>`;
}

/** @returns A page that holds the code itself, for frames that load nothing. */
export function inlinePage(code: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Hushport frame</title><body>${inlineScript(code)}`;
}
