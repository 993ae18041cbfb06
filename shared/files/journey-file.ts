import type { Journey, Parsed } from '../journey/journey.ts';
import type { JourneyFile } from './journey-file.types.ts';

export function parseJourneyFile(_text: string): Parsed<JourneyFile> {
  throw new Error('being written');
}

/** The canonical text: keys and records sorted, so that the same journey gives the same bytes (X3). */
export function writeJourneyFile(_journey: Journey): string {
  throw new Error('being written');
}

export function journeyOf(_file: JourneyFile): Journey {
  throw new Error('being written');
}
