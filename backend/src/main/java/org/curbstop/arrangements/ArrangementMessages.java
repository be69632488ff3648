package org.curbstop.arrangements;

import java.time.MonthDay;
import java.util.HashMap;
import java.util.Map;
import org.curbstop.common.Language;
import org.curbstop.common.language.MessageCatalog;

/** Wording of the rules on arrangements and disconnection in one language, the same on the phone, in the portal and at the staff desk. */
public final class ArrangementMessages {

    private final MessageCatalog messages;

    private ArrangementMessages(MessageCatalog messages) {
        this.messages = messages;
    }

    /** Returns the messages in this language, or in English if there is no translation. */
    public static ArrangementMessages in(Language language) {
        return new ArrangementMessages(MessageCatalog.of(language, "arrangements"));
    }

    /** Returns the wording of letters. */
    static MessageCatalog forLetters(Language language) {
        return MessageCatalog.of(language, "arrangement-letters");
    }

    /** Returns what a rule requires, in a few words, for a checklist of rules. */
    public String rule(PolicyRuleResult answer) {
        return messages.text("rule." + answer.rule(), arguments(answer));
    }

    /** Returns the sentence that tells the customer, with figures, why a rule failed. */
    public String reason(PolicyRuleResult answer) {
        return messages.text("why." + answer.rule(), arguments(answer));
    }

    /** Returns what blocks or permits a disconnection, with figures, for staff. */
    public String disconnectionRule(PolicyRuleResult answer) {
        return messages.text("shut-off." + answer.rule() + (answer.held() ? ".yes" : ".no"), arguments(answer));
    }

    /**
     * Returns a sentence about one right.
     *
     * @param key a key of {@link CustomerRights}
     */
    public String right(String key) {
        return messages.text("right." + key);
    }

    /** Returns the name of a hold for use within a sentence: "a medical claim". */
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
