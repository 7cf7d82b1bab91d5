/** The official languages of the United Nations and Vietnamese, by ISO 639-1 code. */
export const languages = ['en', 'fr', 'es', 'ar', 'zh', 'ru', 'vi'] as const;
export type Language = (typeof languages)[number];
export type Direction = 'ltr' | 'rtl';

/** The language of a tag such as `fr` or `zh-Hans`; null for any other text. */
export function languageOf(tag: unknown): Language | null {
  const code = typeof tag === 'string' ? /^[a-z]{2}(?=$|-)/i.exec(tag.trim())?.[0].toLowerCase() : undefined;
  return languages.find((language) => language === code) ?? null;
}

export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');
