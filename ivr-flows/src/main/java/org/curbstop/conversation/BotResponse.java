package org.curbstop.conversation;

import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** What we answer, in final words of the talk's language and channel; a channel only puts it into its own form. */
public sealed interface BotResponse {

    /** Told, no answer expected. {@code key} names the wording, for tests and logs. {@code tone} lets a page show it as a panel. */
    @StoredAs("tell")
    record Message(String key, String text, Tone tone) implements BotResponse {
        public enum Tone { PLAIN, CONFIRMED, WARNING, DANGER, ERROR }
    }

    /** A question; the last of a reply, and the only one but for a page's form, which asks several at once. */
    @StoredAs("ask")
    record Question(
            String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices,
            String kept, String error) implements BotResponse {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** One way to answer: {@code value} comes back in {@link UserInput.Selection}; {@code key} is the phone key, empty if none. */
    record AnswerChoice(String value, String label, String key) {}

    /** What kind of answer is expected: the phone picks keys or speech by it, a page its field. */
    enum SlotType { CHOICE, SEVERAL, YES_NO, COUNT, MONEY, DATE, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO }

    /** Take a card for this payment: {@code <Pay>} on the phone, a link elsewhere. {@code url} is the hosted page. */
    @StoredAs("take-card")
    record CardRequest(String paymentId, Money total, String text, String url) implements BotResponse {}

    /** A link to offer: a receipt, a map. */
    @StoredAs("link")
    record Link(String text, String url) implements BotResponse {}

    /** A person takes over: connect the call where staff are there, else it is queued and the words before have said so. */
    @StoredAs("hand-off")
    record HandOff(String caseId, boolean connect) implements BotResponse {}

    /** The talk is over. */
    @StoredAs("end")
    record End() implements BotResponse {}
}
