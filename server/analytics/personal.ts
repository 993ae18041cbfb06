import type { PersonalKind } from '../../shared/wire/datasets.ts';

/** Lower case without marks, so that E-POSTA, e_posta and ePosta are one word to the patterns. */
export function fold(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll('İ', 'i')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const NAMES: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /\be ?mail\b|\be ?posta\b|\bmail( address| adresi)?$/],
  ['phone', /\b(phone|mobile|telefon|gsm|msisdn|cep( no)?|tel( no)?)\b/],
  ['ip', /\bip( address| adresi)?$|\bip\b/],
  ['identity-number', /\b(tckn|tc kimlik.*|kimlik no|ssn|passport( no| number)?|national id|iban|vkn)\b/],
  ['address', /\b(street|adres|address|postcode|post code|zip( code)?|posta kodu|latitude|longitude)\b/],
  [
    'name',
    /^(name|ad|adi|isim|soyad|soyadi|ad soyad|adi soyadi)$|\b(first|last|full|given|family|sur|middle|user|customer|client|contact|person|display|real|kullanici|musteri|uye) ?(name|adi|ad soyad|ismi)\b|\b(firstname|lastname|fullname|surname|username)\b/,
  ],
];

/** Bounded, and asked only of what has an @: otherwise one long cell would keep the thread busy for minutes. */
const EMAIL = /[^\s@<>"',;]{1,64}@[^\s@<>"',;]{1,200}\.[a-z]{2,}/i;
const LOOKED_AT = 400;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:]{3,39}$/i;
const PHONE = /^\+\d[\d ()-]{8,}$|^0?5\d{2}[ -]?\d{3}[ -]?\d{2}[ -]?\d{2}$/;

/** What the values of a column say of people, where more than a few in a hundred do. */
export function personalValues(whole: readonly string[]): PersonalKind | undefined {
  const values = whole.map((value) => value.slice(0, LOOKED_AT));
  const share = (fits: (value: string) => boolean): number => values.filter(fits).length / Math.max(1, values.length);
  if (share((value) => value.includes('@') && EMAIL.test(value)) > 0.02) return 'email';
  if (share((value) => IPV4.test(value) || (IPV6.test(value) && value.includes(':'))) > 0.5) return 'ip';
  if (share((value) => PHONE.test(value)) > 0.5) return 'phone';
  return undefined;
}

/** What a column seems to say of people (A6), by what it is called and by what is in it. */
export function personalKind(name: string, values: readonly string[]): PersonalKind | undefined {
  const last = name.split('.').at(-1) ?? name;
  const folded = fold(last);
  // the name of an event, a product or a campaign is nobody’s
  const named = /^(event|step|stage|activity|product|campaign|page|screen|file|plan|feature) ?name$/.test(folded)
    ? undefined
    : NAMES.find(([, pattern]) => pattern.test(folded))?.[0];
  return named ?? personalValues(values);
}
