package org.curbstop.text;

import org.curbstop.conversation.UserInput;
import org.curbstop.notices.preferences.OptOutDetector;
import org.curbstop.utility.SampleUtility;

/** Reads a text as the text line does before the conversation gets it. */
public final class TextedInput {

    private static final SmsPrompts PROMPTS = new SmsPrompts(SampleUtility.millbrook());

    private TextedInput() {}

    public static UserInput of(String body) {
        if (OptOutDetector.detect(body, false).isPresent() || PROMPTS.commandLanguage("help", body).isPresent()) {
            throw new AssertionError("the text line answers «" + body + "» itself: the conversation never gets it");
        }
        return InboundSmsHandler.wordsOf(body, PROMPTS.taskKeyword(body));
    }
}
