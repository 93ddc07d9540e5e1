/** Whether one text becomes the other by one letter more, less or changed, or by two neighbours exchanged. */
export function withinOneEdit(one: string, other: string): boolean {
  if (one.length > other.length) return withinOneEdit(other, one);
  if (other.length - one.length > 1) return false;
  if (one === other) return true;

  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const rest = one.slice(start);
  const otherRest = other.slice(start);
  if (one.length < other.length) return rest === otherRest.slice(1);
  return rest.slice(1) === otherRest.slice(1) || exchanged(rest) === otherRest;
}

function exchanged(text: string): string {
  return text.slice(1, 2) + text.slice(0, 1) + text.slice(2);
}
