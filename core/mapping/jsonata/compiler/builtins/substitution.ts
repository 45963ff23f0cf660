/** The text for one match of a regular expression: `$0` is the match, `$1` a group, `$$` a dollar sign. */
export function substitute(template: string, found: { readonly match: string; readonly groups: readonly (string | undefined)[] }): string {
  let text = '';
  let position = 0;
  for (let dollar = template.indexOf('$'); dollar !== -1; dollar = template.indexOf('$', position)) {
    text += template.substring(position, dollar);
    position = dollar + 1;
    const next = template.charAt(position);
    if (next === '$' || next === '0') {
      text += next === '$' ? '$' : found.match;
      position += 1;
      continue;
    }
    const group = groupNumber(template, position, found.groups.length);
    if (Number.isNaN(group)) text += '$';
    else {
      text += found.groups[group - 1] ?? '';
      position += group.toString().length;
    }
  }
  return text + template.substring(position);
}

/** The longest number at this place that is that of a group; where there is none, the shorter one, of which nothing is
 *  written. NaN where there is no number. */
function groupNumber(template: string, position: number, groups: number): number {
  const digits = groups === 0 ? 1 : Math.floor(Math.log(groups) * Math.LOG10E) + 1;
  const number = Number.parseInt(template.substring(position, position + digits), 10);
  return digits > 1 && number > groups ? Number.parseInt(template.substring(position, position + digits - 1), 10) : number;
}
