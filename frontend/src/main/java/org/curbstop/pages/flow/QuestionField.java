package org.curbstop.pages.flow;

import java.util.List;
import org.curbstop.conversation.BotResponse;

/** One question as a field of a form. */
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

    /** Whether more than one may be chosen. */
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

    /** What was typed and did not hold; never a secret. */
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

    /** Which keyboard a phone shows. */
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
            case ADDRESS -> "street-address";
            case POSTAL_CODE -> "postal-code";
            case NAME -> "name";
            case CHOICE, SEVERAL, YES_NO, COUNT, MONEY, DATE, ACCOUNT, DIGITS, WORDS, PHOTO -> "off";
        };
    }

    /** How wide: as long as the answer, so that the field says how much is wanted. */
    public String width() {
        return switch (question.expected()) {
            case COUNT, POSTAL_CODE -> "w-5";
            case ACCOUNT, MONEY, DIGITS, SECRET, DATE -> "w-10";
            case PHONE -> "w-20";
            case CHOICE, SEVERAL, YES_NO, ADDRESS, NAME, WORDS, PHOTO -> "";
        };
    }

    /** Ids of what a screen reader reads after the label. */
    public String describedBy() {
        String hint = question.hint().isBlank() ? "" : id() + "-hint";
        String wrong = isWrong() ? id() + "-wrong" : "";
        String limits = isPhoto() ? id() + "-limits" : "";
        return String.join(" ", hint, limits, wrong).strip().replaceAll(" +", " ");
    }
}
