// The page of what needs a look: the phone adds what only it knows.
import { sync } from "../phone.js";
import { watchRefused } from "./refused.js";

const nothing = document.getElementById("nothing");
const wasNothing = !nothing.hidden;

watchRefused((refused) => (nothing.hidden = !wasNothing || refused.length > 0));
sync();
