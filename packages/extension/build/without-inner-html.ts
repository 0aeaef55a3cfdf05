/** Preact's one assignment to `innerHTML`, which serves a property that no page of ours uses. */
const ASSIGNMENT = /(\w+)\.innerHTML=(\w+)\.__html/g;

/**
 * Takes the way from text to markup out of Preact, so that no page of the extension has one and the stores' linters,
 * which cannot know that it is unused, find none.
 */
export const withoutInnerHtml = {
  name: "without-inner-html",
  transform: (code: string, id: string): string | null => {
    if (!/[\\/]preact[\\/]dist[\\/]preact\.m?js$/.test(id)) return null;
    const changed = code.replace(ASSIGNMENT, "$1.textContent=$2.__html");
    if (changed === code) throw new Error(`Cannot take innerHTML out of ${id}: it is written otherwise now`);
    return changed;
  },
};
