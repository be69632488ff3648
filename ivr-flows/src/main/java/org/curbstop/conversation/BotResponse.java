package org.curbstop.conversation;

import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** A response of the engine, worded for the language and channel of the conversation; a channel only renders it. */
public sealed interface BotResponse {

    /**
     * A statement that expects no answer. {@code key} names the prompt, for tests and logs. {@code tone} lets a page show it as a panel.
     */
    @StoredAs("tell")
    record Message(String key, String text, Tone tone) implements BotResponse {
        public enum Tone { PLAIN, CONFIRMED, WARNING, DANGER, ERROR }
    }

    /** A question, the last response of a reply. There is only one, except for a page's form, which asks several at once. */
    @StoredAs("ask")
    record Question(
            String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices,
            String kept, String error) implements BotResponse {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** An answer to choose: {@code value} comes back in {@link UserInput.Selection}; {@code key} is the phone key, empty if none. */
    record AnswerChoice(String value, String label, String key) {}

    /** The expected type of an answer; the phone decides on keys or speech by it, a page on the input field. */
    enum SlotType { CHOICE, SEVERAL, YES_NO, COUNT, MONEY, DATE, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO }

    /** A request for a card for this payment: {@code <Pay>} on the phone, a link elsewhere. {@code url} is the hosted page. */
    @StoredAs("take-card")
    record CardRequest(String paymentId, Money total, String text, String url) implements BotResponse {}

    /** A link, such as to a receipt or a map. */
    @StoredAs("link")
    record Link(String text, String url) implements BotResponse {}

    /**
     * A hand-off to a person: connects the call if staff are available, otherwise the case is queued, as the messages before it announce.
     */
    @StoredAs("hand-off")
    record HandOff(String caseId, boolean connect) implements BotResponse {}

    /** The end of the conversation. */
    @StoredAs("end")
    record End() implements BotResponse {}
}
