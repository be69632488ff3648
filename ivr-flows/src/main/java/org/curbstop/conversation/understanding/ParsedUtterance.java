package org.curbstop.conversation.understanding;

import java.util.List;

/**
 * Spoken or typed words, normalized and split once for all parsers.
 *
 * @param text as written, for values that depend on spelling: an amount, a name, an address
 * @param clauses the words, with {@link TextNormalizer#CLAUSE_BREAK} at the end of each clause
 */
public record ParsedUtterance(String text, List<String> clauses, List<String> words) {

    public static ParsedUtterance of(String text) {
        var clauses = TextNormalizer.tokenizeWithClauses(text);
        return new ParsedUtterance(text, clauses, clauses.stream().filter(word -> !word.equals(TextNormalizer.CLAUSE_BREAK)).toList());
    }
}
