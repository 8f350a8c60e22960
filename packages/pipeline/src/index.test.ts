// Pins the public surface.
import { expect, it } from 'vitest';
import * as pipeline from './index.ts';

it('exports exactly these values', () => {
  expect(Object.keys(pipeline).sort()).toEqual(['planPipeline', 'renderGitlab']);
});
