/** The newest version of the document and of the journey file, one number (J11). */
export const DOCUMENT_VERSION = 1;
