package org.curbstop.conversation.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.curbstop.common.Language;
import org.curbstop.conversation.understanding.intents.IntentModel;

/** Splits a text into words and masks what differs between callers: addresses and numbers. */
public final class MaskedTokens {

    /** Replaces every number, which carries no information as a word. */
    static final String NUMBER = "numbermask";
    /** Replaces the street address. */
    static final String ADDRESS = "addressmask";

    /** Maximum number of words of a name. */
    private static final int MAX_NAME_WORDS = 3;
    private static final Map<Language, List<List<String>>> NAMED = new ConcurrentHashMap<>();

    private MaskedTokens() {}

    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        for (var word : TextNormalizer
                .tokenize(AddressFinder.findPremise(text).map(address -> text.replace(address, " " + ADDRESS + " ")).orElse(text))) {
            words.add(word.chars().anyMatch(Character::isDigit) ? NUMBER : word);
        }
        return words;
    }

    /** Removes names: the words soon after "my name is" and the like that occur in no training sentence. */
    public static List<String> withoutNames(List<String> words, Language language) {
        var named = NAMED.computeIfAbsent(language, each -> LanguageLexicon.load(each).named());
        var model = IntentModel.of(language);
        var kept = new ArrayList<String>();
        int nameEnd = 0;
        for (int at = 0; at < words.size(); at++) {
            if (at >= nameEnd || model.knownShare(List.of(words.get(at))) > 0) {
                kept.add(words.get(at));
            }
            int before = LanguageLexicon.longestMatch(words.subList(at, words.size()), named);
            nameEnd = before > 0 ? at + before + MAX_NAME_WORDS : nameEnd;
        }
        return kept;
    }
}
