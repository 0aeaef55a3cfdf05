/** Kind of the message by which a document without an origin makes itself known. */
export const OPAQUE_DOCUMENT = "engine-opaque-document";
