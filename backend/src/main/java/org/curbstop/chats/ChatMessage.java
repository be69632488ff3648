package org.curbstop.chats;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.cases.CaseId;

/**
 * A message of a chat.
 *
 * @param number sequence number from 1, never reused, so that a window can ask for new messages
 * @param kind how an assistant message is shown, such as {@code question}; for a notice, the name of a {@link Notice}
 * @param text text; customer text has no codes, and no account numbers if the assistant read it
 * @param url link to the customer's own documents or payment, for the customer only
 * @param name staff member who wrote it, or whom the notice is about
 * @param turn delivery id; a repeated delivery adds nothing
 * @param handOff case in which staff may read it; if empty, staff may not
 */
public record ChatMessage(int number, Author author, String kind, String text, String url, String name, String turn,
        Optional<CaseId> handOff, Instant at) {

    /** Kind of a customer message that holds file ids. */
    public static final String FILES = "files";

    static final int MAX_LENGTH = 1000;

    public enum Author { CUSTOMER, ASSISTANT, STAFF, NOTICE }

    /** An event in a chat, worded for each side in its own language. */
    public enum Notice {
        /** A staff member joined. */
        JOINED,
        /** The staff member left; the assistant answers again. */
        LEFT,
        /** The staff member left; another one will join. */
        PASSED_ON,
        /** The customer went back to the assistant. */
        CUSTOMER_WENT_BACK,
        /** The customer ended the chat. */
        CUSTOMER_ENDED,
        /** The office closed before anyone joined. */
        OFFICE_CLOSED
    }

    public ChatMessage {
        text = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    /** A message before it is added to a chat. */
    public record NewChatMessage(Author author, String kind, String text, String url, String name) {

        public static NewChatMessage byCustomer(String text) {
            return new NewChatMessage(Author.CUSTOMER, "", text, "", "");
        }

        public static NewChatMessage byAssistant(String kind, String text, String url) {
            return new NewChatMessage(Author.ASSISTANT, kind, text, url, "");
        }

        static NewChatMessage byStaff(String text, String name) {
            return new NewChatMessage(Author.STAFF, "", text, "", name);
        }

        static NewChatMessage of(Notice notice, String name) {
            return new NewChatMessage(Author.NOTICE, notice.name(), "", "", name);
        }

        ChatMessage as(int number, String turn, Optional<CaseId> handOff, Instant at) {
            return new ChatMessage(number, author, kind, text, url, name, turn, handOff, at);
        }
    }
}
