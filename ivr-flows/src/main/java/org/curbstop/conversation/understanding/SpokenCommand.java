package org.curbstop.conversation.understanding;

/** Command that may be spoken in every state of every flow. The constants, in lower case with hyphens, are keys in the lexicon files. */
public enum SpokenCommand {
    PERSON, REPEAT, SLOWER, BACK, CHANGE, START_OVER, CANCEL, HELP, LATER, CODE, MENU, SKIP, GREETING, THANKS,
    GOODBYE,
    /** "That's not what I meant." */
    NOT_MEANT
}
