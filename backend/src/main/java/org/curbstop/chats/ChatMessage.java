package org.curbstop.chats;

import java.time.Instant;
import java.util.Optional;
import org.curbstop.cases.CaseId;

/**
 * One line of a chat.
 *
 * @param number counts from 1 and never repeats, so that a window can ask for what is new
 * @param kind how a line of the assistant is shown; such as {@code question}; a notice has the name of a {@link Notice}
 * @param text what the customer wrote is without codes, and without account numbers where the assistant read it
 * @param url of a link to the customer's own documents or payment: for the customer only
 * @param name of the staff member who wrote it, or of whom a notice speaks
 * @param turn the delivery that it came with; the same delivery adds nothing twice
 * @param handOff the case in which staff read it; nothing else of the chat is for staff
 */
public record ChatMessage(int number, Author author, String kind, String text, String url, String name, String turn,
        Optional<CaseId> handOff, Instant at) {

    /** Kind of a line of the customer that holds the ids of files. */
    public static final String FILES = "files";

    static final int MAX_LENGTH = 1000;

    public enum Author { CUSTOMER, ASSISTANT, STAFF, NOTICE }

    /** What happened in a chat, worded for each side in its own language. */
    public enum Notice {
        /** A person has joined. */
        JOINED,
        /** The person has left, and the automatic assistant answers again. */
        LEFT,
        /** The person has left, and another one is to join. */
        PASSED_ON,
        /** The customer went back to the automatic assistant. */
        CUSTOMER_WENT_BACK,
        /** The customer ended the chat. */
        CUSTOMER_ENDED,
        /** The office closed before anybody could join. */
        OFFICE_CLOSED
    }

    public ChatMessage {
        text = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }

    /** A line as it comes, before it is one of a chat. */
    public record Draft(Author author, String kind, String text, String url, String name) {

        public static Draft byCustomer(String text) {
            return new Draft(Author.CUSTOMER, "", text, "", "");
        }

        public static Draft byAssistant(String kind, String text, String url) {
            return new Draft(Author.ASSISTANT, kind, text, url, "");
        }

        static Draft byStaff(String text, String name) {
            return new Draft(Author.STAFF, "", text, "", name);
        }

        static Draft of(Notice notice, String name) {
            return new Draft(Author.NOTICE, notice.name(), "", "", name);
        }

        ChatMessage as(int number, String turn, Optional<CaseId> handOff, Instant at) {
            return new ChatMessage(number, author, kind, text, url, name, turn, handOff, at);
        }
    }
}
