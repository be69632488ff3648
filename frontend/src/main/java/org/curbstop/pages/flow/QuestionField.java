package org.curbstop.pages.flow;

import java.util.List;
import org.curbstop.conversation.BotResponse;

/** Form field that renders one question of a flow. */
record QuestionField(BotResponse.Question question) {

    public String id() {
        return "answer-" + question.slot();
    }

    public String name() {
        return FlowPageController.ANSWER + question.slot();
    }

    public boolean isWrong() {
        return !question.error().isBlank();
    }

    public boolean hasChoices() {
        return !question.choices().isEmpty();
    }

    /** Whether more than one choice may be selected. */
    public boolean isSeveral() {
        return question.expected() == BotResponse.SlotType.SEVERAL;
    }

    public boolean isSelected(String value) {
        return isSeveral() ? List.of(value().split(" ")).contains(value) : value().equals(value);
    }

    public boolean isLong() {
        return question.expected() == BotResponse.SlotType.WORDS;
    }

    public boolean isPhoto() {
        return question.expected() == BotResponse.SlotType.PHOTO;
    }

    public boolean isMoney() {
        return question.expected() == BotResponse.SlotType.MONEY;
    }

    /** Returns the rejected value that was typed; never a secret. */
    public String value() {
        return question.expected() == BotResponse.SlotType.SECRET ? "" : question.kept();
    }

    public String type() {
        return switch (question.expected()) {
            case SECRET -> "password";
            case PHONE -> "tel";
            case CHOICE, SEVERAL, YES_NO, COUNT, MONEY, DATE, ACCOUNT, ADDRESS, DIGITS, POSTAL_CODE, NAME, WORDS, PHOTO -> "text";
        };
    }

    /** Returns the on-screen keyboard that a phone shows. */
    public String inputMode() {
        return switch (question.expected()) {
            case COUNT, ACCOUNT, DIGITS, SECRET, POSTAL_CODE -> "numeric";
            case MONEY -> "decimal";
            case PHONE -> "tel";
            case CHOICE, SEVERAL, YES_NO, DATE, ADDRESS, NAME, WORDS, PHOTO -> "text";
        };
    }

    public String autocomplete() {
        return switch (question.expected()) {
            case SECRET -> "one-time-code";
            case PHONE -> "tel";
            case ADDRESS -> "address-line1";
            case POSTAL_CODE -> "postal-code";
            case NAME -> "name";
            case CHOICE, SEVERAL, YES_NO, COUNT, MONEY, DATE, ACCOUNT, DIGITS, WORDS, PHOTO -> "off";
        };
    }

    /** Returns the CSS class for the width, which suggests the length of the answer. */
    public String width() {
        return switch (question.expected()) {
            case COUNT, POSTAL_CODE -> "w-5";
            case ACCOUNT, MONEY, DIGITS, SECRET, DATE -> "w-10";
            case PHONE -> "w-20";
            case CHOICE, SEVERAL, YES_NO, ADDRESS, NAME, WORDS, PHOTO -> "";
        };
    }

    /** Returns the ids of the elements that a screen reader announces after the label. */
    public String describedBy() {
        String hint = question.hint().isBlank() ? "" : id() + "-hint";
        String wrong = isWrong() ? id() + "-wrong" : "";
        String limits = isPhoto() ? id() + "-limits" : "";
        return String.join(" ", hint, limits, wrong).strip().replaceAll(" +", " ");
    }
}
