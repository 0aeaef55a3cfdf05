import { parseBlock, type AddressBlock, type BlockRow } from "../../../address/address-block.ts";
import { NON_PUBLIC_IPV4 } from "../../../address/non-public-ipv4.ts";
import { NON_PUBLIC_IPV6 } from "../../../address/non-public-ipv6.ts";
import { EMBEDDING_TEMPLATES, NULL_TEMPLATES, type EmbeddingTemplate } from "./embedding-templates.ts";
import { ipv4Expression } from "./ipv4-expression.ts";
import { ipv6Expressions } from "./ipv6-expressions.ts";
import { ANY_DIGIT, digitsOfBlock, invertDigits, type DigitSet } from "./nibbles.ts";
import type { NonPublicSpace } from "./non-public-space.ts";

/** Regular expressions for the canonical IPv4 addresses of a space, one for each row of the table. */
export function ipv4ExpressionsOf(space: NonPublicSpace): readonly string[] {
  return blocksOf(NON_PUBLIC_IPV4, space).map(({ block }) => ipv4Expression(block));
}

/** Regular expressions for the canonical IPv6 addresses of a space, without brackets; embedded IPv4 addresses too. */
export function ipv6ExpressionsOf(space: NonPublicSpace): readonly string[] {
  const own = blocksOf(NON_PUBLIC_IPV6, space).map(({ block }) => digitsOfBlock(block));
  const embedded = blocksOf(NON_PUBLIC_IPV4, space).flatMap(({ block, text }) =>
    EMBEDDING_TEMPLATES.filter(({ except }) => except?.includes(text) !== true).map((template) =>
      fillTemplate(template, digitsOfBlock(block)),
    ),
  );
  const rest = NULL_TEMPLATES.filter(([, nullSpace]) => nullSpace === space).map(([digits]) =>
    fillTemplate({ digits }, []),
  );
  return [...new Set([...own, ...embedded, ...rest].flatMap(ipv6Expressions))];
}

function blocksOf(
  rows: readonly BlockRow[],
  space: NonPublicSpace,
): readonly { readonly block: AddressBlock; readonly text: string }[] {
  return rows.flatMap(([text, rowSpace]) => {
    const block = parseBlock(text);
    return block !== undefined && rowSpace === space ? [{ block, text }] : [];
  });
}

const OCTET_LETTERS = "ABCD";

/** Puts the digits of an IPv4 block in the place that a template has for them. */
function fillTemplate(
  { digits, isInverted }: Omit<EmbeddingTemplate, "id">,
  ipv4: readonly DigitSet[],
): readonly DigitSet[] {
  let previous = "";
  return Array.from(digits.replaceAll(":", ""), (sign) => {
    if (sign === "*") return ANY_DIGIT;
    if (sign === "+") return ANY_DIGIT & ~1;
    const octet = OCTET_LETTERS.indexOf(sign);
    if (octet === -1) return 1 << Number.parseInt(sign, 16);
    const isSecond = previous === sign;
    previous = isSecond ? "" : sign;
    const set = ipv4[2 * octet + Number(isSecond)] ?? ANY_DIGIT;
    return isInverted === true ? invertDigits(set) : set;
  });
}
