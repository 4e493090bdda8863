// What a check-in asks for: the phone only counts low answers, the plan's own table says the rest.
let table = null;
export const useTable = (carried) => (table = carried);

const QUESTIONS = ["sleep", "soreness", "energy", "stress"];

export function verdictOf(answers) {
  if (answers.ill) return table.ill;
  const low = QUESTIONS.filter((name) => answers[name] && answers[name] <= table.low).length;
  return table.by_low[low];
}

// The answers of a form, as they are kept.
export function answersOf(form) {
  const answers = {};
  for (const name of QUESTIONS) if (form[name]) answers[name] = Number(form[name]);
  if (form.ill) answers.ill = true;
  return answers;
}
