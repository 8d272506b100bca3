// Everything here shortens the way; each page works without it.

import { startApp } from "./app/app.mjs";
import { startClock } from "./clock.mjs";
import { copyOnClick } from "./copy.mjs";
import { filterLists, walkLists } from "./filter.mjs";
import { closeByClickOrEscape, focusOnErrors, printOnClick } from "./manners.mjs";
import { openInSheet } from "./sheet.mjs";
import { chooseDayInPlace } from "./strip.mjs";
import { chooseThemeInPlace } from "./theme.mjs";
import { walkCalendar, walkLessons } from "./walk.mjs";

document.documentElement.classList.add("has-scripts");
closeByClickOrEscape();
focusOnErrors();
printOnClick();
copyOnClick();
openInSheet();
chooseDayInPlace();
chooseThemeInPlace();
walkLessons();
walkCalendar();
filterLists();
walkLists();
startClock();
startApp();
