/** Above the documents that make requests at the same time. */
const MAX_REMEMBERED = 64;
/** Above ordinary addresses; a `data:` URL can have megabytes. */
const MAX_LENGTH = 512;

/** Makes `read` answer at once for the texts that it read of late. It has to depend on nothing else. */
export function rememberLately<Result>(read: (text: string) => Result): (text: string) => Result {
  const lately = new Map<string, Result>();
  return (text) => {
    const known = lately.get(text);
    if (known !== undefined) return known;
    const result = read(text);
    if (text.length > MAX_LENGTH) return result;
    lately.set(text, result);
    const [oldest] = lately.keys();
    if (lately.size > MAX_REMEMBERED && oldest !== undefined) lately.delete(oldest);
    return result;
  };
}
