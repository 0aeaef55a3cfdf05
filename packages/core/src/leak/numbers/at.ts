/** @throws {RangeError} If there is no item at `index`. */
export function at<Item>(list: ArrayLike<Item>, index: number): Item {
  const item = list[index];
  if (item === undefined) throw new RangeError(`Cannot read item ${index}: the list has ${list.length}`);
  return item;
}
