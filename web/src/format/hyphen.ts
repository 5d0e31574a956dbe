const softHyphen = '\u00ad';
const vowels = 'aeiouyæøå';
const longWord = 12;

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && vowels.includes(letter.toLowerCase());
}

/** Danish words part before the last consonant between two vowels: Botil-buds-lig-nende. */
function parted(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; at += 1) {
    const isBreak = at >= 3 && word.length - at >= 3 && !isVowel(word[at]) && isVowel(word[at + 1]);
    const followsVowel = [...word.slice(0, at)].some(isVowel);
    if (isBreak && followsVowel) out += softHyphen;
    out += word[at] ?? '';
  }
  return out;
}

/** Long words get places where they may part; browsers know no Danish hyphenation. */
export function softHyphens(text: string): string {
  return text
    .split(' ')
    .map((word) => (word.length >= longWord ? parted(word) : word))
    .join(' ');
}
