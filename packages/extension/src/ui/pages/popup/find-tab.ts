/** @returns The tab that the popup is about: the one in front, or the one named in the page's own address. */
export async function findTab(): Promise<number | undefined> {
  const named = new URLSearchParams(location.search).get("tab");
  if (named !== null && /^\d+$/.test(named)) return Number(named);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}
