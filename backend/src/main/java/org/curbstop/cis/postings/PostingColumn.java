package org.curbstop.cis.postings;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.Money;

/**
 * A column of the file.
 *
 * @param name name in the header
 * @param constant value of every row, instead of a field
 * @param values replacements for field values
 * @param otherwise replacement for all other values
 * @param layout layout in a fixed-width file
 */
record PostingColumn(String name, Optional<String> constant, String field, Map<String, String> values, Optional<String> otherwise,
        AmountFormat amount, Optional<DateTimeFormatter> date, Layout layout) {

    enum AmountUnit { DECIMAL, MINOR }

    /** As in the ledger, where payments are negative; with the sign reversed; or without a sign. */
    enum AmountSign { LEDGER, REVERSED, NONE }

    record AmountFormat(AmountUnit unit, AmountSign sign, String decimalMark) {

        String format(Money amount) {
            Money signed = switch (sign) {
                case LEDGER -> amount;
                case REVERSED -> amount.negated();
                case NONE -> amount.max(amount.negated());
            };
            return unit == AmountUnit.MINOR ? Long.toString(signed.minor()) : signed.decimal().toPlainString().replace(".", decimalMark);
        }
    }

    enum Alignment { LEFT, RIGHT }

    /**
     * @param width 0 for variable width
     * @param cut whether a longer value is truncated instead of rejected
     */
    record Layout(int width, Alignment align, char pad, boolean cut) {

        static final Layout FREE = new Layout(0, Alignment.LEFT, ' ', false);
    }

    PostingColumn {
        values = Map.copyOf(values);
    }

    static PostingColumn of(String field) {
        return new PostingColumn(field, Optional.empty(), field, Map.of(), Optional.empty(),
                new AmountFormat(AmountUnit.DECIMAL, AmountSign.LEDGER, "."), Optional.empty(), Layout.FREE);
    }

    /** @throws PostingExportException if the value does not fit the width */
    String value(Posting posting, ZoneId zone) {
        return fit(constant.orElseGet(() -> mapped(text(posting, zone))), "posting " + posting.sequence());
    }

    String header() {
        return layout.width() == 0 || name.length() <= layout.width() ? fit(name, "header") : name.substring(0, layout.width());
    }

    private String text(Posting posting, ZoneId zone) {
        if (field.equals(PostingFields.AMOUNT)) {
            return posting.amount().map(amount::format).orElse("");
        }
        if (field.equals(PostingFields.DAY)) {
            return date.orElse(DateTimeFormatter.ISO_LOCAL_DATE).format(posting.day());
        }
        if (PostingFields.isTime(field)) {
            return date.orElse(DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                    .format(PostingFields.time(posting, field).truncatedTo(ChronoUnit.SECONDS).atZone(zone));
        }
        return PostingFields.text(posting, field);
    }

    private String mapped(String text) {
        String known = values.get(text);
        return known != null ? known : otherwise.orElse(text);
    }

    private String fit(String text, String where) {
        if (layout.width() == 0) {
            return text;
        }
        if (text.length() > layout.width() && !layout.cut()) {
            throw new PostingExportException(where + ": " + name + " has " + layout.width() + " places, and \"" + text + "\" needs "
                    + text.length());
        }
        String kept = text.substring(0, Math.min(text.length(), layout.width())).replaceAll("\\R", " ");
        String padding = String.valueOf(layout.pad()).repeat(layout.width() - kept.length());
        boolean negative = layout.pad() == '0' && kept.startsWith("-");
        if (layout.align() == Alignment.LEFT) {
            return kept + padding;
        }
        return negative ? "-" + padding + kept.substring(1) : padding + kept;
    }
}
