const ADDRESS = /url\(\s*["']?([^"')]+)["']?\s*\)/u;

function fontRules(): CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule);
    } catch {
      // somebody else's sheet, such as a browser extension's, may not be read
      return [];
    }
  });
}

async function dataOf(address: string): Promise<string> {
  const blob = await (await fetch(address)).blob();
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(reader.error ?? new Error(`unreadable: ${address}`));
    reader.readAsDataURL(blob);
  });
}

const textOf = (words: string): string => words.replaceAll(/["'\s]/gu, '').toLowerCase();

/**
 * The fonts the page shows, as rules that need no address. html-to-image resolves addresses with a `<base>` element, which the
 * page's content policy refuses: each font would be a complaint in the console, and be looked for in the wrong place.
 */
export async function fontCss(): Promise<string> {
  const shown = new Set(
    [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, style, unicodeRange }) => textOf(`${family}/${style}/${unicodeRange}`)),
  );
  const rules = fontRules().filter(({ style }) => {
    const range = style.getPropertyValue('unicode-range') || 'U+0-10FFFF';
    const slope = style.getPropertyValue('font-style') || 'normal';
    return shown.has(textOf(`${style.getPropertyValue('font-family')}/${slope}/${range}`));
  });
  const texts = rules.map(async (rule) => {
    const address = ADDRESS.exec(rule.cssText)?.[1];
    if (address === undefined) return '';
    const data = await dataOf(new URL(address, rule.parentStyleSheet?.href ?? location.href).href);
    return rule.cssText.replace(ADDRESS, () => `url("${data}")`);
  });
  return (await Promise.all(texts)).join('\n');
}
