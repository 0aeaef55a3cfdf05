import type messages from "./_locales/en/messages.json";

/** Name of a message in the catalogue; every language has all of them. */
export type MessageKey = keyof typeof messages;
