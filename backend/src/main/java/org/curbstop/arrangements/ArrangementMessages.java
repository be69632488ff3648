package org.curbstop.arrangements;

import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.common.language.MessageCatalog;

/**
 * What the rules on time to pay and disconnection say, in the words of one language: the same on the phone, in the portal and at the desk.
 */
public final class ArrangementMessages {

    private final MessageCatalog messages;

    private ArrangementMessages(MessageCatalog messages) {
        this.messages = messages;
    }

    /** In this language, or in English where there are no words in it. */
    public static ArrangementMessages in(Language language) {
        return new ArrangementMessages(MessageCatalog.of(language, "arrangements"));
    }

    /** The wording of letters. */
    static MessageCatalog forLetters(Language language) {
        return MessageCatalog.of(language, "arrangement-letters");
    }

    /** What a rule asks for, a few words: for a list of rules with a mark beside each. */
    public String rule(PolicyRuleResult answer) {
        return messages.text("rule." + answer.rule(), arguments(answer));
    }

    /** Why a rule did not let it happen: a sentence with its figures, as a customer hears it. */
    public String reason(PolicyRuleResult answer) {
        return messages.text("why." + answer.rule(), arguments(answer));
    }

    /** What blocks a disconnection, or lets it: as staff read it, with its figures. */
    public String disconnectionRule(PolicyRuleResult answer) {
        return messages.text("shut-off." + answer.rule() + (answer.held() ? ".yes" : ".no"), arguments(answer));
    }

    /** A sentence about one right. @param key as in {@link CustomerRights} */
    public String right(String key) {
        return messages.text("right." + key);
    }

    /** A hold as the subject of a sentence: "a medical claim". */
    public String hold(Hold.Kind kind) {
        return messages.text("hold." + kind);
    }

    private static Map<String, Object> arguments(PolicyRuleResult answer) {
        var facts = new HashMap<String, Object>();
        answer.figures().forEach((name, figure) -> facts.put(name.replace('-', '_'),
                figure instanceof String text && text.matches("--\\d\\d-\\d\\d") ? MonthDay.parse(text) : figure));
        return facts;
    }
}
