package org.curbstop.conversation;

import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** Response of the engine, worded for the language and channel of the conversation. A channel only renders it. */
public sealed interface BotResponse {

    /**
     * Statement that expects no answer.
     *
     * @param key name of the prompt, for tests and logs
     * @param tone lets a page show the message as a panel
     */
    @StoredAs("tell")
    record Message(String key, String text, Tone tone) implements BotResponse {
        public enum Tone { PLAIN, CONFIRMED, WARNING, DANGER, ERROR }
    }

    /** Question, always the last response of a reply. There is only one, except for a page's form, which asks several at once. */
    @StoredAs("ask")
    record Question(
            String slot, SlotType expected, String text, String hint, List<AnswerChoice> choices,
            String kept, String error) implements BotResponse {
        public Question {
            choices = List.copyOf(choices);
        }
    }

    /** Answer choice. {@code value} comes back in {@link UserInput.Selection}; {@code key} is the phone key, or empty. */
    record AnswerChoice(String value, String label, String key) {}

    /** Expected type of an answer. It decides between keys and speech on the phone, and the input field on a page. */
    enum SlotType { CHOICE, SEVERAL, YES_NO, COUNT, MONEY, DATE, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO }

    /** Request for a card for this payment: {@code <Pay>} on the phone, a link elsewhere. {@code url} is the hosted page. */
    @StoredAs("take-card")
    record CardRequest(String paymentId, Money total, String text, String url) implements BotResponse {}

    /** Link, for example to a receipt or a map. */
    @StoredAs("link")
    record Link(String text, String url) implements BotResponse {}

    /** Hand-off to a person. Connects the call if staff are available; otherwise the case is queued, as the preceding messages announce. */
    @StoredAs("hand-off")
    record HandOff(String caseId, boolean connect) implements BotResponse {}

    @StoredAs("end")
    record End() implements BotResponse {}
}
