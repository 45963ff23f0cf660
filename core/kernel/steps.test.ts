import { expect, it } from 'vitest';
import { atOneGo, eachInSteps, stepByStep } from './steps.ts';

const numbers = Array.from({ length: 60 }, (_, index) => index);
const squares = numbers.map((number) => number * number);

/** Takes a thousandth of a second. */
function slowSquare(number: number): number {
  const until = performance.now() + 1;
  while (performance.now() < until);
  return number * number;
}

it('work in steps comes to the same at one go and in turns, in which others have theirs', async () => {
  expect(atOneGo(eachInSteps(numbers, (number) => number * number))).toEqual(squares);
  let turnsOfOthers = 0;
  const others = setInterval(() => {
    turnsOfOthers += 1;
  });
  expect(await stepByStep(eachInSteps(numbers, slowSquare))).toEqual(squares);
  clearInterval(others);
  expect(turnsOfOthers).toBeGreaterThan(0);
});

it('what a step throws is thrown by the whole', async () => {
  const failing = () =>
    eachInSteps([1], () => {
      throw new RangeError('too far');
    });
  expect(() => atOneGo(failing())).toThrow('too far');
  await expect(stepByStep(failing())).rejects.toThrow('too far');
});
