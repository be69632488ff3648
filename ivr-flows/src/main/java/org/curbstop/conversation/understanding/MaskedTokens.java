package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into words and masks what differs between callers: addresses and numbers. */
public final class MaskedTokens {

    /** Replaces every number, which carries no information as a word. */
    static final String NUMBER = "numbermask";
    /** Replaces the street address. */
    static final String ADDRESS = "addressmask";

    private MaskedTokens() {}

    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        for (var word : TextNormalizer
                .tokenize(AddressFinder.findPremise(text).map(address -> text.replace(address, " " + ADDRESS + " ")).orElse(text))) {
            words.add(word.chars().anyMatch(Character::isDigit) ? NUMBER : word);
        }
        return words;
    }
}
