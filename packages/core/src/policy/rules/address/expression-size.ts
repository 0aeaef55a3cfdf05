/**
 * Estimates how much of its memory limit RE2 would use for one of the expressions that this folder writes: the number
 * of instructions of its program, never fewer.
 *
 * Only what this folder writes is understood: characters, classes, groups without capture, `|`, `?`, `*`, `+` and
 * `{m,n}`.
 */
export function expressionSize(expression: string): number {
  return readAlternatives({ text: expression, at: 0 });
}

/** Where the reading stands. */
interface Cursor {
  readonly text: string;
  at: number;
}

function readAlternatives(cursor: Cursor): number {
  let size = 0;
  while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ")") {
    if (cursor.text[cursor.at] === "|") {
      cursor.at++;
      size++;
    } else size += readRepeated(cursor);
  }
  return size;
}

const REPEAT = /^\{(\d+)(?:,(\d+))?\}/;

function readRepeated(cursor: Cursor): number {
  const size = readAtom(cursor);
  const rest = cursor.text.slice(cursor.at);
  const repeat = REPEAT.exec(rest);
  if (repeat !== null) {
    const [whole, least = "0", most = least] = repeat;
    cursor.at += whole.length;
    return Number(most) * size + (Number(most) - Number(least));
  }
  if (rest !== "" && "?*+".includes(rest.charAt(0))) {
    cursor.at++;
    return size + 1;
  }
  return size;
}

function readAtom(cursor: Cursor): number {
  const { text } = cursor;
  if (text.startsWith("(?:", cursor.at)) {
    cursor.at += 3;
    const size = readAlternatives(cursor);
    cursor.at++;
    return size;
  }
  if (text[cursor.at] === "[") return readClass(cursor);
  if (text[cursor.at] === ".") {
    cursor.at++;
    // Two ranges: everything before and after the line feed.
    return 3;
  }
  cursor.at += text[cursor.at] === "\\" ? 2 : 1;
  return 1;
}

/** One instruction for each range, and one for each choice between two of them. */
function readClass(cursor: Cursor): number {
  const end = cursor.text.indexOf("]", cursor.at + 2);
  const inside = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end + 1;
  const isNegated = inside.startsWith("^");
  const ranges = inside.replace("^", "").match(/.-.|./g)?.length ?? 0;
  return 2 * (ranges + Number(isNegated)) - 1;
}
