/** Shows the browser's own notification, where the user gave the permission. */
export async function showNotification(site: string): Promise<void> {
  if (!(await chrome.permissions.contains({ permissions: ["notifications"] }))) return;
  await chrome.notifications.create({
    type: "basic",
    iconUrl: chrome.runtime.getURL("icons/icon-128.png"),
    title: chrome.i18n.getMessage("notification_title"),
    message: chrome.i18n.getMessage("notification_message", [site]),
  });
}
