/** The bytes that JSON is made of (RFC 8259). */
export const openingBracket = 0x5b;
export const closingBracket = 0x5d;
export const openingBrace = 0x7b;
export const closingBrace = 0x7d;
export const comma = 0x2c;
export const colon = 0x3a;
export const quote = 0x22;
export const backslash = 0x5c;
export const letterU = 0x75;
export const minus = 0x2d;
export const plus = 0x2b;
export const point = 0x2e;
export const zero = 0x30;
export const nine = 0x39;
export const space = 0x20;
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;

export const isDigit = (byte: number): boolean => byte >= zero && byte <= nine;
