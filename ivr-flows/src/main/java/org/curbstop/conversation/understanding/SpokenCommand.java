package org.curbstop.conversation.understanding;

/** What may be said in every state of every flow. The constants are names in the files of phrases, in lower case with hyphens. */
public enum SpokenCommand { PERSON, REPEAT, SLOWER, BACK, CHANGE, START_OVER, CANCEL, HELP, LATER, CODE, MENU, SKIP, GREETING, THANKS }
